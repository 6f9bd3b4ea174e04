import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import { type Box, unionOf } from '../../geometry.ts';
import type { Random } from '../../stats/chance.ts';
import { joined } from '../../text/normalize.ts';
import { unitsOf } from '../../text/units.ts';
import type { Page, PageText } from '../../typeset/page.ts';

/** A block of the copy that stands on the page and has no fault yet. */
export interface Target {
  /** Of its text among those of the page. */
  index: number;
  text: PageText;
  block: SampleBlock;
  /** All of it as running text, as the page has it. */
  words: string;
}

export function targetsOf(page: Page, sample: Sample, avoid: ReadonlySet<string>): Target[] {
  return page.texts.flatMap((text, index) => {
    const block = sample.copy.find(({ id }) => id === text.block);
    if (block === undefined || avoid.has(block.id) || text.lines.length === 0) return [];
    return [{ index, text, block, words: wordsOf(text) }];
  });
}

export function wordsOf(text: Pick<PageText, 'lines'>): string {
  return joined(text.lines.map((line) => line.text));
}

export function boxOfText(text: PageText): Box {
  return unionOf(text.lines.map((line) => line.box));
}

export function lengthOf(text: string): number {
  return unitsOf(text).normal.length;
}

/** By lot, long texts rather first: each character is as likely as any other to be hit. */
export function byLength(random: Random, targets: readonly Target[]): Target[] {
  // Efraimidis and Spirakis 2006: the least of exponential waiting times is drawn by weight.
  return targets
    .map((target) => [-Math.log(1 - random()) / lengthOf(target.words), target] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([, target]) => target);
}
