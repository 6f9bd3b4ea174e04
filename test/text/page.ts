import type { Box } from '../../src/geometry.ts';
import { judgeText } from '../../src/text/judge.ts';
import type { CopyBlock, JudgeInput, SeenLine, TextJudgement } from '../../src/text/types.ts';

/** A page without a reader: strings set as lines, one below the other, each read for sure. */
export function column(texts: readonly string[], x = 60, width = 880): SeenLine[] {
  return texts.map((text, i) => line(text, [x, 40 + i * 60, width, 40]));
}

export function line(text: string, box: Box, confidence = 1): SeenLine {
  return { text, confidence, box };
}

export function blocksOf(texts: readonly string[], lang = 'en'): CopyBlock[] {
  return texts.map((text, i) => ({ id: `b${i + 1}`, role: 'body', lang, text }));
}

export function judge(
  blocks: readonly CopyBlock[],
  lines: readonly SeenLine[],
  more: Partial<JudgeInput> = {},
): TextJudgement {
  return judgeText({ blocks, lines, width: 1000, height: 1600, trust: 0.85, ...more });
}

/** The figures that damage is told by, rounded for tables. */
export function figures(judged: TextJudgement) {
  const { substituted, missing, inserted, extra, duplicated, order, cer, wer, strict } = judged;
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);
  return {
    substituted,
    missing,
    inserted,
    extra,
    duplicated,
    order: round(order),
    cer: round(cer),
    wer: round(wer),
    strict: round(strict.cer),
  };
}
