import type { Sample, SampleBlock } from '../../dataset/schema.ts';
import { breakLines, leastRoom, wordRoom } from '../breaking.ts';
import type { PageFaces } from '../faces-for.ts';
import { extentOf, inkWidth, type Setting } from '../measure.ts';
import { letterHeight } from './letters.ts';

/** A block of the copy, ready to be measured at any size. */
export interface Copy {
  block: SampleBlock;
  /** Letters' height over size. */
  letterHeight: number;
  /** Least height of a line's ink over size. */
  inkHeight: number;
  setting(size: number): Setting;
  /** Width of the widest prescribed line at a size, in pixels. */
  width(size: number): number;
  /** The largest size at which words fit a room; where it is below `least`, parts of them do. */
  fitting(room: number, least: number): number;
  /** Lines at a size; null where some piece is wider than the room. */
  lines(size: number, room: number): string[] | null;
}

/** Widths are measured once, at this size; type grows in proportion but for a pixel of rounding. */
const MEASURED = 100;
const ROUNDING = 1;

export function copyOf({ copy }: Sample, faces: PageFaces): Map<string, Copy> {
  return new Map(copy.map((block) => [block.id, copyOfBlock(block, faces)]));
}

function copyOfBlock(block: SampleBlock, faces: PageFaces): Copy {
  const { lang, text } = block;
  const setting = (size: number): Setting => ({ lang, faces: own, size });
  const own = faces(lang, weightOf(block));
  const widths = new Map<string, number>();
  const measure = (line: string): number => {
    const known = widths.get(line) ?? inkWidth(line, setting(MEASURED)) / MEASURED;
    widths.set(line, known);
    return known;
  };
  const broken = new Map<string, string[] | null>();
  const needs = { words: wordRoom(text, lang, measure), pieces: leastRoom(text, lang, measure) };
  const at = (size: number, line: string) => measure(line) * size + ROUNDING;
  const sizeFor = (need: number, room: number) => (room - ROUNDING) / Math.max(0.01, need);
  return {
    block,
    letterHeight: letterHeight(setting(MEASURED)),
    inkHeight: leastInkHeight(text, setting(MEASURED)) / MEASURED,
    setting,
    width: (size) => Math.max(...text.split('\n').map((line) => at(size, line))),
    fitting(room, least) {
      const whole = sizeFor(needs.words, room);
      return whole >= least ? whole : sizeFor(needs.pieces, room);
    },
    lines(size, room) {
      // The same share of room and size gives the same lines.
      const key = ((room - ROUNDING) / size).toFixed(4);
      let lines = broken.get(key);
      if (lines === undefined) {
        lines = breakLines(text, lang, (room - ROUNDING) / size + 1e-9, measure);
        broken.set(key, lines);
      }
      return lines;
    },
  };
}

/** What is read at a glance is set bolder. */
function weightOf({ role }: SampleBlock): 'body' | 'display' {
  return role === 'headline' || role === 'subhead' || role === 'price' || role === 'cta'
    ? 'display'
    : 'body';
}

/** Any word of letters or figures may come to stand on a line alone. */
function leastInkHeight(text: string, setting: Setting): number {
  const heights = text
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => extentOf(word, setting))
    .map(({ up, down }) => up + down)
    // Some letters are blanks, such as the filler of Hangul.
    .filter((height) => height > 0);
  return heights.length === 0 ? setting.size : Math.min(...heights);
}
