import { scriptOfLanguage } from '../../language.ts';
import { breakFault } from './rebroken.ts';

/** Marks, small kana and long vowels that begin no line, and brackets that end none. */
const NO_START =
  /(?<=.)[、。，．：；？！）」』】》〉ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々](?=.)/gu;
const NO_END = /(?<=.[（「『【《〈])(?=.)/gu;
const SCRIPTS = new Set(['Jpan', 'Hans', 'Hant']);

/** A line of Japanese or Chinese begins with what belongs to the one before, or the other way round. */
export const kinsokuBroken = breakFault({
  kind: 'kinsoku-broken',
  suits: ({ block }) => SCRIPTS.has(scriptOfLanguage(block.lang)),
  places: (text) =>
    [...text.matchAll(NO_START), ...text.matchAll(NO_END)].map(({ index }) => index),
  what: (words, head, rest) =>
    `${words} is broken where a mark belongs to the other line: ${head}, ${rest}.`,
});
