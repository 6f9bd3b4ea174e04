import type { ImageModel } from '../../src/models/model.ts';
import { defaultLimits } from '../../src/picture/limits.ts';
import {
  type Admit,
  type Answer,
  type Answering,
  answerOf,
  cellKeyOf,
  stateOf,
} from '../../src/run/answer.ts';
import { accountsOf } from '../../src/run/call.ts';
import { gateOf } from '../../src/run/gate.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { requestFor } from '../models/a-request.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';

/** A program that asks for one cell, with a store and a time of its own. */
export interface Asker extends Disposable {
  folder: string;
  store: Store;
  clock: FakeClock;
  answering: Answering;
  /** Time goes on by itself until there is an answer. */
  ask(model: ImageModel, over?: Partial<Answering>, admit?: Admit): Promise<Answer>;
  keyOf(model: ImageModel): Promise<string>;
  /** What a run finds of the cell. */
  stateOf(model: ImageModel): Promise<string>;
}

/** @param folder of a store that others may have open, too */
export function asker(folder = temporaryFolder()): Asker {
  const store = openStore(folder);
  const clock = fakeClock();
  const answering: Answering = {
    store,
    limits: defaultLimits,
    asking: new Map(),
    gate: gateOf(2, clock),
    clock,
    accounts: accountsOf(),
    reserve: () => () => {},
  };
  return {
    folder,
    store,
    clock,
    answering,
    ask: (model, over = {}, admit) =>
      clock.until(answerOf(model, requestFor(), { ...answering, ...over }, admit)),
    keyOf: (model) => cellKeyOf(model, requestFor()),
    stateOf: async (model) => (await stateOf(model, requestFor(), store)).is,
    [Symbol.dispose]: () => store.close(),
  };
}
