import { type Lab, labOf } from '../../colour-distance.ts';
import type { Box } from '../../geometry.ts';
import type { ColourArea, Rgb } from '../evidence.ts';
import type { LayoutInput } from '../seen.ts';

/** A colour that something in the picture has: an area, or the ink of a line. */
export interface SeenColour {
  colour: Rgb;
  lab: Lab;
  /** Of all that is drawn in colours that could be told, 0..1. */
  share: number;
  /** Where most of it is; null where that was not noted. */
  box: Box | null;
}

export interface SeenColours {
  areas: readonly SeenColour[];
  inks: readonly SeenColour[];
  /** Of the picture's area, how much has a colour that could be told. */
  told: number;
}

/** Of a glyph's box, how much is ink: strokes of a regular weight cover about a third of it. */
const INKED = 0.35;
/** The same of a line's box, where its glyphs are not known. */
const LINE_INKED = 0.2;

/**
 * Shares are of what could be told, not of the whole picture: contours and textures lie between
 * colours, and on a transparent ground a colour's weight is that among what is drawn.
 */
export function seenColours({ width, height, lines, evidence }: LayoutInput): SeenColours {
  const { colours } = evidence.colours;
  const told = colours.reduce((sum, { share }) => sum + share, 0);
  const whole = Math.max(told, 1e-9);
  return {
    told,
    areas: colours.map((area) => ({
      colour: area.colour,
      lab: labOf(area.colour),
      share: area.share / whole,
      box: cellBox(area, width, height, evidence.colours.grid),
    })),
    inks: lines.flatMap(({ ink }) => {
      if (ink === null) return [];
      const { box, glyphs, foreground } = ink;
      const inked =
        glyphs.length > 0
          ? INKED * glyphs.reduce((sum, [, , w, h]) => sum + w * h, 0)
          : LINE_INKED * box[2] * box[3];
      const share = inked / (width * height * whole);
      return [{ colour: foreground, lab: labOf(foreground), share, box }];
    }),
  };
}

function cellBox(
  { cell }: ColourArea,
  width: number,
  height: number,
  { columns, rows }: { columns: number; rows: number },
): Box | null {
  if (cell === undefined) return null;
  const [wide, tall] = [width / columns, height / rows];
  return [(cell % columns) * wide, Math.floor(cell / columns) * tall, wide, tall];
}
