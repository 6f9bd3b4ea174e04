import { copyText } from './copy-text.ts';
import { layoutSentences } from './layout-prose.ts';
import type { Sample } from './schema.ts';

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The placeholder of the layout; no block can have this id. */
export const LAYOUT = 'layout';

/** The names between {{ and }}, each once, in the order of the prompt. */
export function placeholders(prompt: string): string[] {
  return [...new Set([...prompt.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/** Braces that look like half of a placeholder. */
export function strayBraces(prompt: string): string[] {
  return prompt.replace(placeholder, '').match(/\{\{|\}\}/g) ?? [];
}

/**
 * The prompt as it is sent. What is put in is literal: copy that itself holds {{…}} or $& stays as
 * it is written.
 *
 * @param sample of a loaded set, in which every placeholder has its block
 */
export function finishedPrompt(sample: Sample): string {
  const texts = new Map(sample.copy.map(({ id, text }) => [id, copyText(text)]));
  const finished = sample.prompt.replace(placeholder, (whole, name: string) =>
    name === LAYOUT ? layoutSentences(sample).join(' ') : (texts.get(name) ?? whole),
  );
  return copyText(finished);
}
