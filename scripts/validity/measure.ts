import type { BlockResult } from '../../src/results/results.ts';

/** A judged block beside how many edits its drawn text truly has. */
export interface KnownBlock {
  block: Pick<BlockResult, 'script' | 'verdict' | 'edits'>;
  characters: number;
  trueEdits: number;
}

/** The instrument's error on blocks whose truth is known. */
export interface Measure {
  /** Blocks drawn right. */
  right: number;
  rightDecided: number;
  rightCalledWrong: number;
  /** Their characters: all, decided, and charged though they are right. */
  characters: number;
  decidedCharacters: number;
  charged: number;
  /** Blocks drawn wrong or malformed: called exact, called wrong, left undecided. */
  wrong: number;
  wrongCalledExact: number;
  wrongCalledWrong: number;
  wrongUndecided: number;
}

export function measure(blocks: readonly KnownBlock[]): Measure {
  const right = blocks.filter(({ trueEdits }) => trueEdits === 0);
  const wrong = blocks.filter(({ trueEdits }) => trueEdits > 0);
  const decided = right.filter(({ block }) => block.verdict !== 'unreadable');
  const characters = (list: readonly KnownBlock[]) =>
    list.reduce((sum, known) => sum + known.characters, 0);
  const called = (verdict: 'exact' | 'unreadable') =>
    wrong.filter(({ block }) => block.verdict === verdict).length;
  return {
    right: right.length,
    rightDecided: decided.length,
    rightCalledWrong: decided.filter(({ block }) => block.verdict !== 'exact').length,
    characters: characters(right),
    decidedCharacters: characters(decided),
    charged: decided.reduce((sum, { block }) => sum + block.edits.length, 0),
    wrong: wrong.length,
    wrongCalledExact: called('exact'),
    wrongCalledWrong: wrong.length - called('exact') - called('unreadable'),
    wrongUndecided: called('unreadable'),
  };
}

/** Measures by script, most characters first, and over all under the key `all`. */
export function measureByScript(blocks: readonly KnownBlock[]): Map<string, Measure> {
  const groups = [...Map.groupBy(blocks, ({ block }) => block.script)]
    .map(([script, own]) => [script, measure(own)] as const)
    .sort((a, b) => b[1].characters - a[1].characters);
  return new Map([...groups, ['all', measure(blocks)]]);
}

/** Mean of |measured - true| over pictures whose CER could be measured; null without any. */
export function meanAbsoluteError(
  pairs: readonly { measured: number | null; truth: number }[],
): { value: number; n: number } | null {
  const errors = pairs.flatMap(({ measured, truth }) =>
    measured === null ? [] : [Math.abs(measured - truth)],
  );
  if (errors.length === 0) return null;
  return { value: errors.reduce((sum, error) => sum + error, 0) / errors.length, n: errors.length };
}
