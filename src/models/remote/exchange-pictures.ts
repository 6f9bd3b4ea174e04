import { type LookedAt, lookAt } from '../../picture/looked-at.ts';
import { sniff } from '../../picture/sniff.ts';
import { type Came, exchange, type Sending } from './exchange.ts';
import { type Lifted, lift } from './lift.ts';
import { publicOnly } from './public-only.ts';
import { giveRoom } from './spare.ts';

export interface How {
  /** Only to a host that anybody in the world could reach. */
  isPublic: boolean;
  /** Whether pictures are taken out of an answer's JSON. */
  lifts: boolean;
}

export interface CameWithPictures extends Came {
  /** Of a body that is a picture. */
  looked: LookedAt | null;
  /** What was taken out of the body. */
  lifted: readonly LookedLifted[];
}

export type LookedLifted = Lifted & { looked: LookedAt };

/**
 * Sends once, and does with the pictures of the answer what takes time: takes them out of the text that
 * they are written in, looks at them, hashes them.
 *
 * @throws as `exchange` does
 */
export async function exchangePictures(
  sending: Sending,
  signal: AbortSignal,
  { isPublic, lifts }: How,
): Promise<CameWithPictures> {
  const came = await exchange(sending, signal, isPublic ? publicOnly : undefined);
  const without = lifts ? lift(came) : null;
  if (without === null) {
    const looked = sniff(came.body) === null ? null : await lookAt(came.body);
    return { ...came, looked, lifted: [] };
  }
  giveRoom(came.body);
  const lifted: LookedLifted[] = [];
  for (const each of without.lifted) lifted.push({ ...each, looked: await lookAt(each.bytes) });
  return { ...came, body: without.body, looked: null, lifted };
}
