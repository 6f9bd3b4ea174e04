import { hash } from 'node:crypto';
import { canonicalJson } from '../benchmark/canonical-json.ts';
import type { Sample } from '../dataset/schema.ts';
import type { NoiseFloor } from '../figures/noise-floor.ts';
import { builtInRules } from '../layout/rules.ts';
import { asSettled, type Judgement, settledJudgement } from '../results/judgement.ts';
import { ownCode } from './code-hash.ts';
import { hashesOf } from './look.ts';
import type { DrawnOverlay } from './overlay.ts';
import { languagesOf } from './readers.ts';
import type { Asked, Judging } from './score-picture.ts';

/** A judgement, and the drawing that shows it; null where none was asked for. */
export interface Shown {
  judgement: Judgement;
  overlay: DrawnOverlay | null;
}

/** A picture's errors where it is a floor's. */
export type FloorRates = Omit<NoiseFloor, 'set' | 'sample'>;

/** Where something is remembered, or may be. */
export interface Place<Value> {
  /** null where it has to be made anew. */
  find(): Value | null;
  /** Remembers it, and returns what is to be gone on with. */
  keep(value: Value): Value;
}

/**
 * What was judged before, under everything that decides it, the program's own code among that: judging
 * is a pure function of evidence, and a finished run that starts again has nothing new to judge.
 */
export interface JudgedBefore {
  picture(asked: Asked, sha256: string, floor: NoiseFloor | null): Promise<Place<Shown>>;
  floor(sample: Sample, sha256: string): Promise<Place<FloorRates>>;
}

/** Some 7 kB each. */
const MOST = 20_000;

type Decides = Pick<
  Judging,
  | 'store'
  | 'files'
  | 'bars'
  | 'trust'
  | 'floors'
  | 'limits'
  | 'overlays'
  | 'rules'
  | 'readerOf'
  | 'assets'
>;

/**
 * null where nothing is remembered: the user's own rules or readers have a part in it, of whose code
 * nobody knows what it hangs on.
 *
 * @param code a hash of the code that judges
 */
export function judgedBefore(judging: Decides, code = ownCode()): JudgedBefore | null {
  const { store, files, bars, trust, floors, limits, overlays, rules, readerOf, assets } = judging;
  if (files.modules?.length || !rules.every((rule) => builtInRules.includes(rule))) return null;
  store.dropJudgements(code, MOST);
  const ids = rules.map(({ id }) => id);
  // No limit at all is no JSON.
  const sizes = Object.entries(limits).map(String).sort();
  const run = hash('sha256', canonicalJson({ code, bars, trust, floors, sizes, overlays, ids }));
  const samples = new WeakMap<Sample, string>();
  const sampleHash = (sample: Sample) => {
    const known = samples.get(sample) ?? hash('sha256', canonicalJson(sample));
    samples.set(sample, known);
    return known;
  };
  const keyOf = async (sample: Sample, sha256: string, more: Record<string, unknown>) => {
    const languages = languagesOf(sample);
    const { identity, kit } = await readerOf(languages);
    const reader = { identity, kit, languages };
    return hash(
      'sha256',
      canonicalJson({ run, sample: sampleHash(sample), sha256, reader, ...more }),
    );
  };
  return {
    async picture({ sample, folder, model, repeat, title }, sha256, floor) {
      const key = await keyOf(sample, sha256, {
        asked: { model, repeat, title },
        looked: await hashesOf({ sample, folder }, assets),
        floor: floor === null ? null : { cer: floor.cer, n: floor.n },
      });
      return {
        find() {
          const known = store.judgement(key);
          if (!isKept(known)) return null;
          const { overlay, ...judgement } = known;
          const path = overlay === null ? null : store.overlay(overlay);
          // A drawing that failed, or is gone, may be drawn now.
          if (path === null && overlays) return null;
          return {
            judgement: asSettled(judgement),
            overlay: path === null ? null : { key: overlay!, path },
          };
        },
        keep(shown) {
          const judgement = settledJudgement(shown.judgement);
          // Whoever writes the results tells what is wrong with it.
          if (judgement === null) return shown;
          store.putJudgement(key, code, { ...judgement, overlay: shown.overlay?.key ?? null });
          return { ...shown, judgement };
        },
      };
    },
    async floor(sample, sha256) {
      const key = await keyOf(sample, sha256, { of: 'floor' });
      return {
        find() {
          const known = store.judgement(key);
          return isFloor(known) ? known : null;
        },
        keep(rates) {
          store.putJudgement(key, code, rates);
          return rates;
        },
      };
    },
  };
}

const HASH = /^[0-9a-f]{64}$/;

/** They were held against the contract before they were kept: what else is there is no judgement at all. */
function isKept(value: unknown): value is Judgement & { overlay: string | null } {
  if (!isObject(value) || !isObject(value.text)) return false;
  const { text, layout, usable, overlay } = value;
  return (
    Array.isArray(text.blocks) &&
    Array.isArray(layout) &&
    (usable === null || typeof usable === 'boolean') &&
    (overlay === null || (typeof overlay === 'string' && HASH.test(overlay)))
  );
}

function isFloor(value: unknown): value is FloorRates {
  if (!isObject(value) || !Array.isArray(value.blocks)) return false;
  const { cer, n, characters } = value;
  return (cer === null || Number.isFinite(cer)) && [n, characters].every(Number.isSafeInteger);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
