import { type Box, unionOf } from '../../../src/geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../../src/language.ts';
import { extentOf } from '../../../src/typeset/measure.ts';
import type { DrawnPage, Page, PageText } from '../../../src/typeset/page.ts';

/** A block as a rule looks at it, in pixels of the page. */
export interface SeenBlock {
  id: string;
  rightToLeft: boolean;
  lines: readonly { text: string; box: Box }[];
  /** All of its ink. */
  ink: Box;
  /** As wide as the ink, and from the top of a letter of the first line to the foot of the last. */
  letters: Box;
  size: number;
  /** Of a capital, an ideograph or the like; null where a script has nothing like it. */
  letterHeight: number | null;
}

export interface Seen {
  width: number;
  height: number;
  blocks: ReadonlyMap<string, SeenBlock>;
  logo: Box | null;
  product: Box | null;
}

/** A page as laid out, or, given what was drawn of it, as inked. */
export function seenOf(page: Page, drawn?: DrawnPage): Seen {
  const blocks = page.texts.map((text, i): [string, SeenBlock] => {
    const lines = (drawn?.texts[i] ?? text).lines.map(({ text: own, box }) => ({ text: own, box }));
    const ink = unionOf(lines.map(({ box }) => box));
    return [
      text.block!,
      {
        id: text.block!,
        rightToLeft: isRightToLeft(scriptOfLanguage(text.lang)),
        lines,
        ink,
        letters: lettersOf(text, ink),
        size: text.size,
        letterHeight: letterHeightOf(text),
      },
    ];
  });
  const { width, height } = page;
  return {
    width,
    height,
    blocks: new Map(blocks),
    logo: drawn?.logo ?? page.logo?.box ?? null,
    product: drawn?.product ?? page.product?.box ?? null,
  };
}

const LETTER: Readonly<Record<string, string>> = {
  Latn: 'H',
  Cyrl: 'Н',
  Grek: 'Η',
  Hans: '国',
  Hant: '國',
  Jpan: '国',
  Kore: '를',
};

function letterHeightOf(text: PageText): number | null {
  const letter = LETTER[scriptOfLanguage(text.lang)];
  if (letter === undefined) return null;
  // Measured large: in small type whole pixels would round it.
  const { up, down } = extentOf(letter, { ...text, size: 200 });
  return ((up + down) * text.size) / 200;
}

const TALL: Readonly<Record<string, string>> = { Arab: 'لأجع', Deva: 'कीकू' };

/** Lines stand by their letters; by ink, "tea" would be aligned otherwise than "Tea". */
function lettersOf(text: PageText, [x, , w]: Box): Box {
  const script = scriptOfLanguage(text.lang);
  const letters = TALL[script] ?? (/Han|Jpan|Kore/.test(script) ? LETTER[script]! : 'Hp');
  const { up, down } = extentOf(letters, text);
  const top = text.lines[0]!.baseline - up;
  return [x, top, w, text.lines.at(-1)!.baseline + down - top];
}
