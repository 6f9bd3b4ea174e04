import type { KitResidual, Residual } from '../../src/reading/residual.ts';
import { bootstrap } from '../../src/stats/bootstrap.ts';
import type { KnownBlock } from './measure.ts';

/** A picture's blocks of known truth. */
export interface KnownPicture {
  basis: 'real' | 'typeset';
  blocks: readonly KnownBlock[];
}

const SEED = 1;

/**
 * A reader's own error, overall and by script, with its interval over pictures. Real pictures tell
 * what matters; a script that none of them is in falls back on typeset ones.
 */
export function residualOfPictures(pictures: readonly KnownPicture[]): KitResidual | null {
  const real = pictures.filter(({ basis }) => basis === 'real');
  const basis = real.length > 0 ? 'real' : 'typeset';
  const whole = residual(real.length > 0 ? real : pictures, null);
  if (whole === null) return null;
  const scripts = new Set(
    pictures.flatMap(({ blocks }) => blocks.map(({ block }) => block.script)),
  );
  const byScript = [...scripts].sort().flatMap((script): [string, Residual][] => {
    const own = residual(real, script) ?? residual(pictures, script);
    return own === null ? [] : [[script, own]];
  });
  return { ...whole, basis, scripts: Object.fromEntries(byScript) };
}

interface Counted {
  charged: number;
  decided: number;
}

function residual(pictures: readonly KnownPicture[], script: string | null): Residual | null {
  const counted = pictures.flatMap(({ blocks }): Counted[] => {
    const own = blocks.filter(
      ({ block, trueEdits }) =>
        trueEdits === 0 &&
        block.verdict !== 'unreadable' &&
        (script === null || block.script === script),
    );
    if (own.length === 0) return [];
    return [
      {
        charged: own.reduce((sum, { block }) => sum + block.edits.length, 0),
        decided: own.reduce((sum, { characters }) => sum + characters, 0),
      },
    ];
  });
  const rate = (list: readonly Counted[]) =>
    list.reduce((sum, { charged }) => sum + charged, 0) /
    Math.max(
      1,
      list.reduce((sum, { decided }) => sum + decided, 0),
    );
  const estimate = bootstrap(counted, rate, { seed: SEED });
  if (estimate === null) return null;
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1e5) / 1e5);
  return {
    value: round(estimate.value)!,
    low: round(estimate.low),
    high: round(estimate.high),
    n: counted.reduce((sum, { decided }) => sum + decided, 0),
  };
}
