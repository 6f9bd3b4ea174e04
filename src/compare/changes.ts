import { isUsablePicture, type JudgedPicture } from '../figures/judged.ts';

/** A picture that is another one now, or is judged otherwise. */
export interface Change {
  was: JudgedPicture;
  is: JudgedPicture;
  /** The very same file. */
  isSamePicture: boolean;
  /** A phrase each, of other people's words as they are. */
  worse: string[];
  better: string[];
}

export interface Changes {
  /** The worst first. */
  changes: Change[];
  /** Pictures that are the same file, of which nothing that was decided differs. */
  same: number;
  /** Of cells that only one of the two has. */
  unpaired: number;
}

/** One thing that differs; its weight is above 0 where it got worse. */
interface Difference {
  words: string;
  weight: number;
}

/**
 * Picture by picture what differs between two runs. The worst first: what can't be used any more weighs
 * most, then each critical string, then the share of wrong characters, then each rule. Repeats of one number are held against each other, though nothing
 * joins them but their number.
 */
export function changesBetween(
  was: readonly JudgedPicture[],
  is: readonly JudgedPicture[],
): Changes {
  const before = new Map(was.map((picture) => [keyOf(picture), picture]));
  const pairs = is.flatMap((picture) => {
    const own = before.get(keyOf(picture));
    return own === undefined ? [] : [{ was: own, is: picture }];
  });
  const found = pairs.map((pair) => {
    const differences = differencesOf(pair.was, pair.is);
    const weight = differences.reduce((sum, one) => sum + one.weight, 0);
    return { ...pair, differences, weight, isSamePicture: pair.was.sha256 === pair.is.sha256 };
  });
  const changed = found.filter(
    ({ differences, isSamePicture }) => differences.length > 0 || !isSamePicture,
  );
  return {
    changes: changed
      .toSorted((a, b) => b.weight - a.weight)
      .map(({ was: one, is: other, differences, isSamePicture }) => ({
        ...{ was: one, is: other, isSamePicture },
        worse: differences.flatMap(({ words, weight }) => (weight > 0 ? [words] : [])),
        better: differences.flatMap(({ words, weight }) => (weight < 0 ? [words] : [])),
      })),
    same: found.length - changed.length,
    unpaired: was.length + is.length - 2 * pairs.length,
  };
}

function keyOf({ model, set, sample, repeat }: JudgedPicture): string {
  return JSON.stringify([model, set, sample, repeat]);
}

function differencesOf(was: JudgedPicture, is: JudgedPicture): Difference[] {
  return [
    ...usability(was, is),
    ...criticalStrings(was, is),
    ...characters(was, is),
    ...unasked(was, is),
    ...rules(was, is),
  ];
}

function usability(was: JudgedPicture, is: JudgedPicture): Difference[] {
  if (was.outcome !== is.outcome) {
    const weight = (is.outcome === 'image' ? 0 : 90) - (was.outcome === 'image' ? 0 : 90);
    // From one kind of failure to another.
    if (weight === 0) return [];
    return [{ words: weight > 0 ? `no picture: ${is.outcome}` : 'there is a picture', weight }];
  }
  const [before, now] = [isUsablePicture(was), isUsablePicture(is)];
  if (before === now) return [];
  if (now === false) {
    return before === true
      ? [{ words: 'was usable and is not', weight: 100 }]
      : [{ words: 'is not usable, which was not known', weight: 50 }];
  }
  if (now === true) {
    return before === false
      ? [{ words: 'is usable', weight: -100 }]
      : [{ words: 'is usable, which was not known', weight: -50 }];
  }
  // The reader could not decide it any more; that is nothing of the model's.
  return [{ words: 'whether it is usable is not known any more', weight: before ? 1 : -1 }];
}

function criticalStrings(was: JudgedPicture, is: JudgedPicture): Difference[] {
  const nameOf = ({ block, text }: { block: string; text: string }) =>
    JSON.stringify([block, text]);
  const before = new Map(was.critical.map((one) => [nameOf(one), one.ok]));
  return is.critical.flatMap((one): Difference[] => {
    const ok = before.get(nameOf(one));
    if (ok === true && one.ok === false) return [{ words: `“${one.text}” is wrong`, weight: 20 }];
    if (ok === null && one.ok === false) {
      return [{ words: `“${one.text}” is wrong, which was not known`, weight: 10 }];
    }
    return ok === false && one.ok === true
      ? [{ words: `“${one.text}” is right`, weight: -20 }]
      : [];
  });
}

/** Over the blocks that were decided both times. */
function characters(was: JudgedPicture, is: JudgedPicture): Difference[] {
  const before = new Map(was.blocks.map(({ id, errors }) => [id, errors]));
  let [more, all] = [0, 0];
  for (const { id, errors, characters: length } of is.blocks) {
    const own = before.get(id);
    if (own === undefined || own === null || errors === null) continue;
    more += errors - own;
    all += length;
  }
  return counted(more, 'wrong', all === 0 ? 0 : (50 * more) / all);
}

function unasked(was: JudgedPicture, is: JudgedPicture): Difference[] {
  if (was.unasked === null || is.unasked === null) return [];
  const more = is.unasked - was.unasked;
  return counted(more, 'that nobody asked for', 0.15 * Math.max(-100, Math.min(100, more)));
}

function counted(more: number, what: string, weight: number): Difference[] {
  if (more === 0) return [];
  const n = Math.abs(more);
  const thing = n === 1 ? 'character' : 'characters';
  return [{ words: `${n} ${more > 0 ? 'more' : 'fewer'} ${thing} ${what}`, weight }];
}

function rules(was: JudgedPicture, is: JudgedPicture): Difference[] {
  return Object.entries(is.layout).flatMap(([rule, verdict]): Difference[] => {
    const before = Object.hasOwn(was.layout, rule) ? was.layout[rule] : undefined;
    if (before === 'pass' && verdict === 'fail') {
      return [{ words: `rule ${rule} fails`, weight: 5 }];
    }
    return before === 'fail' && verdict === 'pass'
      ? [{ words: `rule ${rule} holds`, weight: -5 }]
      : [];
  });
}
