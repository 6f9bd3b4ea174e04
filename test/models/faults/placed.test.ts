import { describe, expect, it } from 'vitest';
import type { Sample } from '../../../src/dataset/schema.ts';
import { intersectionArea } from '../../../src/geometry.ts';
import { blockMoved } from '../../../src/models/faults/block-moved.ts';
import { leadingUneven } from '../../../src/models/faults/leading.ts';
import { boxOfText } from '../../../src/models/faults/targets.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { outsideRegion } from '../../../src/text/match/place.ts';
import { lineAt } from '../../../src/typeset/measure.ts';
import type { Page } from '../../../src/typeset/page.ts';
import { changedIn, frozen } from './checks.ts';
import { menuOf } from './pages.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const nothing: ReadonlySet<string> = new Set();

describe('block-moved', () => {
  const { page, sample } = menuOf('en');
  const before = frozen(page);
  const first = sample.copy[0]!;
  const placed: Sample = {
    ...sample,
    copy: sample.copy.map((block) =>
      block === first ? { ...block, region: 'top-center' } : block,
    ),
  };

  it('puts a block that was given a place plainly out of it, clear of all else', () => {
    const made = SEEDS.map((seed) => blockMoved.apply(before, placed, seededRandom(seed), nothing));
    expect(made.filter((one) => one !== null).length).toBeGreaterThan(15);
    for (const { page: now, injected } of made.filter((one) => one !== null)) {
      expect(injected.block).toBe(first.id);
      expect(changedIn(before, now)).toEqual([first.id]);
      const text = now.texts.find(({ block }) => block === first.id)!;
      const outside = outsideRegion(boxOfText(text), 'top-center', now.width, now.height);
      expect(outside).toBeGreaterThanOrEqual(0.05);
      for (const other of now.texts.filter((one) => one !== text)) {
        expect(intersectionArea(boxOfText(text), boxOfText(other))).toBe(0);
      }
    }
  });

  it('leaves blocks alone that were given none', () => {
    const free: Sample = { ...sample, copy: sample.copy.map(({ region: _, ...block }) => block) };
    expect(blockMoved.apply(before, free, seededRandom(1), nothing)).toBeNull();
  });
});

describe('leading-uneven', () => {
  const { page, sample } = menuOf('en');
  const [title] = page.texts;
  /** The title's words once more, on four even lines at the foot of a page of its own. */
  const lines = ['Fresh roast', 'every morning', 'baked daily', 'no cards'].map((text, at) =>
    lineAt(text, { ...title!, size: 30 }, 'left', 100, 300 + 40 * at),
  );
  const before: Page = frozen({ ...page, texts: [{ ...title!, size: 30, align: 'left', lines }] });
  const asked: Sample = {
    ...sample,
    layout: { ...sample.layout, spacing: [{ blocks: ['a', 'b', 'c'], axis: 'y' }] },
  };

  it('makes one distance of lines another than the rest', () => {
    const all = SEEDS.map(
      (seed) => leadingUneven.apply(before, asked, seededRandom(seed), nothing)!,
    );
    for (const { page: now, injected } of all) {
      const baselines = now.texts[0]!.lines.map(({ baseline }) => baseline);
      const off = baselines.slice(1).map((baseline, at) => baseline - baselines[at]! - 40);
      const worst = off.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0]!;
      expect(Math.abs(worst)).toBeGreaterThan(0.2 * 40);
      expect(off[Number(injected.facts.after) - 1]).toBeCloseTo(Number(injected.facts.shift), 0);
      expect(now.texts[0]!.lines.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
    }
    expect(new Set(all.map(({ injected }) => injected.facts.after)).size).toBeGreaterThan(1);
  });

  it('needs three lines, and a sample that asks for even gaps', () => {
    const two: Page = { ...before, texts: [{ ...before.texts[0]!, lines: lines.slice(0, 2) }] };
    expect(leadingUneven.apply(two, asked, seededRandom(1), nothing)).toBeNull();
    const { spacing: _, ...layout } = asked.layout!;
    expect(leadingUneven.apply(before, { ...asked, layout }, seededRandom(1), nothing)).toBeNull();
  });
});
