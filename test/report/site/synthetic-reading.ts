import type { Sample, SampleBlock } from '../../../src/dataset/schema.ts';
import { type Box, sliceOf } from '../../../src/geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../../src/language.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { graphemes } from '../../../src/text/graphemes.ts';
import type { SeenCharacter, SeenLine } from '../../../src/text/types.ts';
import { WIDTH } from './synthetic-copy.ts';

/** How often a model does what wrong: shares of characters, lines, blocks or pictures. */
export interface Sloppiness {
  slip: number;
  malformed: number;
  missing: number;
  unread: number;
  extra: number;
  twice: number;
  /** The headline is no larger than the rest. */
  flat: number;
  /** The price nearly touches the edge. */
  cut: number;
  /** The second title stands off the edge that it shares with the first. */
  askew: number;
}

export interface Drawn {
  lines: SeenLine[];
  faults: InjectedFault[];
}

const LEFT = 40;
const MOST = WIDTH - 2 * LEFT;
/** Where a block's first line begins, and how high its lines are. */
const PLACES: Readonly<Record<string, { y: number; height: number }>> = {
  title: { y: 60, height: 64 },
  'title-2': { y: 150, height: 44 },
  lead: { y: 224, height: 32 },
  text: { y: 420, height: 26 },
  price: { y: 560, height: 48 },
  hours: { y: 680, height: 24 },
};
/** Scripts whose characters are as wide as high. */
const SQUARE = new Set(['Hans', 'Jpan']);
/** To judge a line takes the product of its length and the copy's: of the endless few are read to the end. */
const ENDLESS = 1000;
const ENDLESS_READ = 0.15;
/** Aligning takes the square of what lies before the last slip: endless copy gets none further on. */
const SLIPS_WITHIN = 200;

/** What a reader would see in a picture that a model of such sloppiness drew. */
export function drawnBy(sample: Sample, sloppy: Sloppiness, random: () => number): Drawn {
  const setting = {
    isFlat: random() < sloppy.flat,
    isCut: random() < sloppy.cut,
    isAskew: random() < sloppy.askew,
  };
  const lines: SeenLine[] = [];
  const faults: InjectedFault[] = [];
  const fault = (kind: string, block: string | null, what: string, facts = {}) =>
    faults.push({ kind, block, what, facts });
  for (const block of sample.copy) {
    if (random() < sloppy.missing) {
      fault('block-missing', block.id, `“${block.text}” is not there.`, { before: block.text });
      continue;
    }
    const isUnread = random() < sloppy.unread;
    for (const { text, box } of setLines(block, setting)) {
      if (text.length > ENDLESS && random() >= ENDLESS_READ) {
        lines.push(readLine(text.slice(0, 60), box, 0.2));
        continue;
      }
      const slipped = slip(text, sloppy.slip, random);
      if (slipped !== text) {
        const facts = { before: text, after: slipped };
        fault(
          slipped.length < text.length ? 'dropped' : 'look-alike',
          block.id,
          `“${text}” became “${slipped}”.`,
          facts,
        );
      }
      lines.push(
        isUnread ? unreadLine(slipped, box, random) : readLine(slipped, box, sure(random)),
      );
      const last = lines.at(-1)!;
      if (!isUnread && random() < sloppy.malformed) lines[lines.length - 1] = malform(last, random);
    }
  }
  if (random() < sloppy.extra) {
    const text = ['Est. 1987', 'LIMITED EDITION', 'www.example.org'][Math.floor(random() * 3)]!;
    lines.push(readLine(text, [180, 330, 150, 24]));
    fault('line-invented', null, `“${text}” was invented.`, { text });
  }
  if (random() < sloppy.twice) {
    const { text } = sample.copy[0]!;
    lines.push(readLine(text, [120, 370, 260, 32]));
    fault('block-duplicated', 'title', `“${text}” stands there twice.`, { before: text });
  }
  if (random() < sloppy.unread) lines.push({ text: '', confidence: 0, box: [452, 24, 31.5, 18] });
  return { lines, faults };
}

function setLines(
  block: SampleBlock,
  { isFlat, isCut, isAskew }: { isFlat: boolean; isCut: boolean; isAskew: boolean },
): { text: string; box: Box }[] {
  const script = scriptOfLanguage(block.lang);
  const { y, height: usual } = PLACES[block.id]!;
  const height = isFlat && block.id === 'title' ? 30 : usual;
  const texts = block.role === 'body' ? halves(block.text) : [block.text];
  return texts.map((text, i) => {
    const advance = height * (SQUARE.has(script) ? 1 : 0.5);
    const width = Math.min(MOST, Math.max(height, graphemes(text).length * advance));
    const atRight = isRightToLeft(script) || block.role === 'price';
    const right = WIDTH - width - (isCut && block.role === 'price' ? 6 : LEFT);
    const left = LEFT + (isAskew && block.id === 'title-2' ? 18 : 0);
    return { text, box: [atRight ? right : left, y + i * height * 1.4, width, height] };
  });
}

/** Two lines, broken at the space nearest to the middle where there is one. */
function halves(text: string): string[] {
  const units = graphemes(text);
  const middle = units.length >> 1;
  const spaces = units.flatMap((unit, i) => (unit === ' ' ? [i] : []));
  const at = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
  return [units.slice(0, at), units.slice(at)].map((half) => half.join('').trim());
}

/** Substituted, left out or doubled characters. */
function slip(text: string, rate: number, random: () => number): string {
  const units = graphemes(text);
  const other = () => units[Math.floor(random() * Math.min(units.length, SLIPS_WITHIN))]!;
  return units
    .map((unit, i) => {
      if (i >= SLIPS_WITHIN || unit.trim() === '' || random() >= rate) return unit;
      const kind = random();
      if (/\d/.test(unit)) return String((Number(unit) + 1 + Math.floor(random() * 8)) % 10);
      // Any reader takes one dash for another.
      if (unit === '–') return '-';
      return kind < 0.6 ? other() : kind < 0.8 ? '' : unit + other();
    })
    .join('')
    .trim();
}

function readLine(text: string, box: Box, confidence = 0.97): SeenLine {
  const units = graphemes(text);
  const characters = units.map(
    (unit, i): SeenCharacter => ({
      text: unit,
      box: sliceOf(box, i, i + 1, units.length),
      fit: 0.985,
    }),
  );
  return { text, confidence, box, characters };
}

function sure(random: () => number): number {
  return Math.round((0.86 + 0.13 * random()) * 1e4) / 1e4;
}

/** Seen, and read so badly that nothing is decided by it; sometimes not read at all. */
function unreadLine(text: string, box: Box, random: () => number): SeenLine {
  if (random() < 0.3) return { text: '', confidence: 0, box };
  return readLine(slip(text, 0.2, random), box, Math.round((0.1 + 0.4 * random()) * 1e4) / 1e4);
}

/** One glyph hardly fits what it was read as. */
function malform(line: SeenLine, random: () => number): SeenLine {
  const characters = line.characters!;
  const at = Math.floor(random() * characters.length);
  return {
    ...line,
    confidence: 0.81,
    characters: characters.map((one, i) => (i === at ? { ...one, fit: 0.31 } : one)),
  };
}
