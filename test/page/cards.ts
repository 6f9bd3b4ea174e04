import type { Page } from 'playwright-core';
import type { ImageResult, Results } from '../../src/results/results.ts';
import { inPage } from './a-report.ts';

/** A picture's name, in a form that can be held against another. */
export function nameOf({
  model,
  set,
  sample,
  repeat,
}: Pick<ImageResult, 'model' | 'set' | 'sample' | 'repeat'>): string {
  return [model, set, sample, repeat].join(' | ');
}

/** The pictures that a page has cards of, in its order. */
export async function cardsOn(page: Page): Promise<string[]> {
  const links = await inPage<string[]>(
    page,
    `[...document.querySelectorAll('.card > a')].map((link) => link.getAttribute('href'))`,
  );
  return links.map((link) => nameOf(pictureIn(link)));
}

/** Whose picture a link leads to. */
export function pictureIn(link: string): Parameters<typeof nameOf>[0] {
  const query = new URLSearchParams(link.slice(link.indexOf('?') + 1));
  const told = (key: string) => query.get(key) ?? '';
  return {
    ...{ model: told('of'), set: told('in'), sample: told('sample') },
    repeat: Number(query.get('repeat') ?? 0),
  };
}

/** The link's query that names a picture. */
export function pictureQuery({ model, set, sample, repeat }: ImageResult): Record<string, string> {
  return {
    ...{ of: model, in: set, sample },
    ...(repeat === 0 ? {} : { repeat: String(repeat) }),
  };
}

/** What a team would say of a picture. */
export function verdictOf({ outcome, usable }: ImageResult): string {
  if (outcome !== 'image') return 'no picture';
  if (usable === null) return 'not known';
  return usable ? 'usable' : 'not usable';
}

export type Filters = Readonly<Record<string, string>>;

/** The pictures that filters of a gallery leave, looked up where results.json has what they ask. */
export function filtered({ images, samples = [] }: Results, filters: Filters): ImageResult[] {
  const languages = new Map(
    samples.map(({ set, sample, languages: own }) => [`${set}/${sample}`, own] as const),
  );
  const holds: Readonly<Record<string, (image: ImageResult, value: string) => boolean>> = {
    model: (image, value) => image.model === value,
    set: (image, value) => image.set === value,
    category: (image, value) => image.category === value,
    language: ({ set, sample }, value) => languages.get(`${set}/${sample}`)!.includes(value),
    verdict: (image, value) => verdictOf(image) === value,
    rule: ({ layout }, value) =>
      layout.some(({ rule, verdict }) => rule === value && verdict === 'fail'),
    outcome: (image, value) => image.outcome === value,
    find: ({ set, sample }, value) =>
      `${set}/${sample}`.toLowerCase().includes(value.toLowerCase()),
  };
  return images.filter((image) =>
    Object.entries(filters).every(([name, value]) => holds[name]!(image, value)),
  );
}

/** Every value that a filter can have in these results. */
export function valuesOf({ images, samples = [] }: Results): Record<string, string[]> {
  const distinct = (values: readonly string[]) => [...new Set(values)];
  return {
    model: distinct(images.map(({ model }) => model)),
    set: distinct(images.map(({ set }) => set)),
    category: distinct(images.map(({ category }) => category)),
    language: distinct(samples.flatMap(({ languages }) => languages)),
    verdict: distinct(images.map(verdictOf)),
    rule: distinct(
      images.flatMap(({ layout }) =>
        layout.flatMap(({ rule, verdict }) => (verdict === 'fail' ? [rule] : [])),
      ),
    ),
    outcome: distinct(images.map(({ outcome }) => outcome)),
  };
}
