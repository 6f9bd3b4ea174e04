import type { Tone } from '../../../layout/rule.ts';
import { marks } from '../marks.ts';

/** How a tone is drawn: told by width and dash as well as by colour. */
export interface ToneStyle {
  /** White text on it has a contrast of at least 4.5, and so has it on white. */
  colour: string;
  /** Units. */
  width: number;
  /** Lengths of dash and gap in units, empty for a solid line. */
  dash: readonly number[];
  /** Said in the legend. */
  word: string;
}

/** The same colours as for texts, with the same meaning. */
export const tones: Readonly<Record<Tone, ToneStyle>> = {
  bad: { colour: marks.wrong.colour, width: 3, dash: [], word: 'not as asked' },
  open: { colour: marks.unreadable.colour, width: 3, dash: [3, 4], word: 'not known' },
  guide: { colour: marks.extra.colour, width: 2, dash: [9, 5], word: 'asked for' },
  good: { colour: marks.exact.colour, width: 1.5, dash: [], word: 'as asked' },
};

/** What passes is drawn that much thinner, and lets the picture through. */
export const FAINT = { width: 0.7, alpha: 0.5 } as const;
