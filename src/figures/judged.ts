import type { ImageResult } from '../results/results.ts';
import { unitsOf } from '../text/units.ts';

/**
 * A picture as far as figures and comparisons need it: what was asked for, how it ended, and what was
 * decided of it. A run's results have more, a baseline has just this.
 */
export interface JudgedPicture {
  model: string;
  set: string;
  sample: string;
  repeat: number;
  outcome: ImageResult['outcome'];
  /** Hash of the picture; null where there is none. */
  sha256: string | null;
  /** Whether its text was read. */
  read: boolean;
  usable: boolean | null;
  blocks: readonly JudgedText[];
  critical: readonly { block: string; text: string; ok: boolean | null }[];
  /** Characters that nobody asked for, doubled text included; null: not read, or no fault here. */
  unasked: number | null;
  /** By rule; those that a sample doesn't ask for are not there. */
  layout: Readonly<Record<string, 'pass' | 'fail' | 'unknown'>>;
}

export interface JudgedText {
  id: string;
  lang: string;
  script: string;
  characters: number;
  /** null: undecided. */
  errors: number | null;
}

export function judgedPicture(image: ImageResult): JudgedPicture {
  const { model, set, sample, repeat, outcome, sha256, usable, text, layout } = image;
  const asked = layout.flatMap(({ rule, verdict }) =>
    verdict === 'not-applicable' ? [] : [[rule, verdict] as const],
  );
  return {
    ...{ model, set, sample, repeat, outcome, sha256, usable },
    read: text !== null,
    blocks: (text?.blocks ?? []).map(({ id, lang, script, expected, verdict, edits }) => ({
      ...{ id, lang, script },
      characters: unitsOf(expected).raw.length,
      errors: verdict === 'unreadable' ? null : edits.length,
    })),
    critical: (text?.critical ?? []).map(({ block, text: string, ok }) => ({
      block,
      text: string,
      ok,
    })),
    unasked: unaskedCharacters(image),
    layout: Object.fromEntries(asked),
  };
}

/** Characters that nobody asked for; null where none was read, or where they are no fault. */
export function unaskedCharacters({ text, extraAllowed }: ImageResult): number | null {
  return text === null || extraAllowed === true ? null : text.extra + text.duplicated;
}

/** Pictures of one sample, whose repeats are no samples of their own. */
export function bySample<Picture extends { set: string; sample: string }>(
  pictures: readonly Picture[],
): Map<string, Picture[]> {
  return Map.groupBy(pictures, sampleOf);
}

/** `menus/izakaya`. */
export function sampleOf({ set, sample }: { set: string; sample: string }): string {
  return `${set}/${sample}`;
}

/**
 * Whether the model itself answered for it, with a picture or without: what was never asked for, and
 * what a network or a server's failure cut short, says nothing of how good its pictures are.
 */
export function isAnswered({ outcome }: { outcome: JudgedPicture['outcome'] }): boolean {
  return outcome === 'image' || outcome === 'refused' || outcome === 'empty';
}

/** Whether it is usable. What a model refused to draw, or drew nothing for, is not. */
export function isUsablePicture({
  outcome,
  usable,
}: Pick<JudgedPicture, 'outcome' | 'usable'>): boolean | null {
  return outcome === 'image' ? usable : false;
}
