import type { ImageResult } from '../results/results.ts';
import { bySample, sampleOf } from './judged.ts';

/** Which part of a run a figure is about. */
export type SliceKind = 'category' | 'difficulty' | 'group' | 'language' | 'script';

export interface Slice {
  kind: SliceKind;
  /** `menu`, `hard`, `izakaya`, `zh-Hans`, `Jpan`. */
  name: string;
  /** A picture belongs to a language if its copy has a block in it, so to several in bilingual copy. */
  has(image: ImageResult): boolean;
  /** Which of its blocks count; those of a language or script. */
  counts(block: { lang: string; script: string }): boolean;
}

/** Every part that some picture of a run belongs to, in an order of its own. */
export function slicesOf(images: readonly ImageResult[]): Slice[] {
  const all = () => true;
  const named = (kind: SliceKind, namesOf: (image: ImageResult) => readonly string[]) =>
    [...new Set(images.flatMap(namesOf))].sort().map((name) => ({
      kind,
      name,
      has: (image: ImageResult) => namesOf(image).includes(name),
    }));
  // What was refused has no blocks of its own; those of its sample's other repeats tell.
  const copies = new Map(
    [...bySample(images)].map(([name, repeats]) => [
      name,
      repeats.find(({ text }) => text !== null)?.text?.blocks ?? [],
    ]),
  );
  const blocks = (key: 'lang' | 'script') => (image: ImageResult) =>
    (copies.get(sampleOf(image)) ?? []).map((block) => block[key]);
  const listed = (value: string | null) => (value === null ? [] : [value]);
  return [
    ...named('category', ({ category }) => [category]).map((one) => ({ ...one, counts: all })),
    ...named('difficulty', ({ difficulty }) => listed(difficulty)).map((one) => ({
      ...one,
      counts: all,
    })),
    ...named('group', ({ group }) => listed(group)).map((one) => ({ ...one, counts: all })),
    ...named('language', blocks('lang')).map((one) => ({
      ...one,
      counts: ({ lang }: { lang: string }) => lang === one.name,
    })),
    ...named('script', blocks('script')).map((one) => ({
      ...one,
      counts: ({ script }: { script: string }) => script === one.name,
    })),
  ];
}
