import { readRegularFile } from '../../picture/read-file.ts';

/** Bytes; a caption is a sentence or a few, and no book that somebody left there. */
const LONGEST = 20_000;

export type Caption = { ok: true; text: string } | { ok: false; what: string; expected: string };

const EXPECTED = 'what the picture shows, as plain text in UTF-8';

/** The words of a caption file, without a mark of byte order and the space around them. */
export async function readCaption(path: string, within: string): Promise<Caption> {
  const file = await readRegularFile(path, { maxBytes: LONGEST, within });
  if (!file.ok) {
    const what = `a caption that can’t be read: ${file.message.replace(/\.$/, '')}`;
    return { ok: false, what, expected: `a text of at most ${LONGEST} bytes within the folder` };
  }
  const text = decoded(file.bytes);
  if (text === null) return { ok: false, what: 'a caption that is no text', expected: EXPECTED };
  return text === ''
    ? { ok: false, what: 'an empty caption', expected: EXPECTED }
    : { ok: true, text };
}

/** null for other encodings; UTF-16 passes as UTF-8 with a NUL for every other letter. */
function decoded(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
