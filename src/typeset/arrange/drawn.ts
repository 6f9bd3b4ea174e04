import type { Sample } from '../../dataset/schema.ts';
import { graphemes, isEmoji } from '../../text/graphemes.ts';

/** Spaces, controls, joiners, fillers, marks of direction: a text of nothing else inks nothing. */
const UNSEEN = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * A text as it is drawn: without controls, and without emoji, which no copy is judged by (contract
 * §3); of the spaces before and after one, one is left.
 */
export function drawnText(text: string): string {
  let drawn = '';
  let closing = false;
  for (const grapheme of graphemes(text)) {
    if (isEmoji(grapheme)) {
      closing = true;
      continue;
    }
    if (closing && /^[ \t]$/.test(grapheme) && /(?:^|[ \t\n])$/.test(drawn)) continue;
    closing = false;
    drawn += grapheme;
  }
  return drawn
    .replaceAll(/(?!\s)\p{Cc}/gu, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** A sample whose copy is what can be drawn of it; blocks of emoji alone are in no rule either. */
export function drawnSample(sample: Sample): Sample {
  const copy = sample.copy
    .map((block) => ({ ...block, text: drawnText(block.text) }))
    .filter(({ text }) => !UNSEEN.test(text));
  if (sample.layout === undefined || copy.length === sample.copy.length) return { ...sample, copy };
  const here = new Set(copy.map(({ id }) => id));
  const left = (ids: readonly string[]) => ids.filter((id) => here.has(id));
  const { hierarchy = [], align = [], spacing = [] } = sample.layout;
  return {
    ...sample,
    copy,
    layout: {
      ...sample.layout,
      hierarchy: hierarchy
        .map((level) => left(typeof level === 'string' ? [level] : level))
        .filter((level) => level.length > 0),
      align: align.map((rule) => ({ ...rule, blocks: left(rule.blocks) })).filter(isRule),
      spacing: spacing.map((rule) => ({ ...rule, blocks: left(rule.blocks) })).filter(isRule),
    },
  };
}

function isRule({ blocks }: { blocks: readonly string[] }): boolean {
  return blocks.length > 1;
}
