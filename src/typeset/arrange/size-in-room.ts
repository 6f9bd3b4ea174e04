import type { SampleBlock } from '../../dataset/schema.ts';
import type { Copy } from './copy.ts';
import { isIdeographic, leadingOf } from './letters.ts';

const MOST_LINES: Readonly<Record<SampleBlock['role'], number>> = {
  headline: 2,
  subhead: 2,
  price: 1,
  cta: 1,
  label: 2,
  data: 2,
  body: 6,
  legal: 4,
};
/** Least characters of a line of running text, on the average. */
const SHORT_LINE = { letters: 24, ideographs: 12 };

export interface Limits {
  /** Size in px that is not exceeded, and the one below which none is looked for. */
  most: number;
  least: number;
  /** Width and height in px. */
  room: number;
  high: number;
}

/**
 * The largest size at which a block is in few enough lines, since a headline in many is none, and
 * in the height of its region; less than `least` where there is none.
 */
export function sizeInRoom(copy: Copy, { most, least, room, high }: Limits): number {
  const { lang, role, text } = copy.block;
  const running = role === 'body' || role === 'legal';
  const line = SHORT_LINE[isIdeographic(lang) ? 'ideographs' : 'letters'];
  const mostLines = Math.max(
    MOST_LINES[role],
    text.split('\n').length,
    running ? text.length / line : 0,
  );
  const fits = (count: number, size: number) =>
    count <= mostLines && ((count - 1) * leadingOf(lang) + 1.1) * size <= high;
  let size = most;
  for (; size >= least; size *= 0.93) {
    // Lines are as many as this at least; to break a long text takes its time.
    if (!fits(Math.ceil(copy.width(size) / room), size)) continue;
    const broken = copy.lines(size, room);
    if (broken !== null && fits(broken.length, size)) return size;
  }
  return size;
}
