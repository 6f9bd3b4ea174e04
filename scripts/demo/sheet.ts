import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { fontOf, registerFonts } from '../../src/report/fonts.ts';

/** How and where a piece of copy is set; lengths in pixels, `y` is the first baseline. */
export interface Setting {
  x: number;
  y: number;
  size: number;
  weight?: number;
  colour: string;
  align?: 'left' | 'center' | 'right';
  direction?: 'ltr' | 'rtl';
  lineHeight?: number;
  spacing?: number;
}

/** What was really drawn, in the sample's own terms. */
export interface Truth {
  /** The text drawn for each block, null where it was left out. */
  drawn: Record<string, string | null>;
  /** Text that no block asked for. */
  extras: string[];
  /** Blocks drawn once more. */
  duplicates: string[];
}

export interface Sheet {
  context: SKRSContext2D;
  width: number;
  height: number;
  /** Draws a block as asked, or, for a fault on purpose, as `instead`. */
  block(id: string, setting: Setting, instead?: string): void;
  leaveOut(id: string): void;
  again(id: string, setting: Setting): void;
  extra(text: string, setting: Setting): void;
}

/** A sheet of paper for one sample, which notes down what is drawn on it. */
export function newSheet(
  sample: { width: number; height: number; copy: ReadonlyMap<string, string> },
  paper: string,
): { sheet: Sheet; canvas: Canvas; truth: Truth } {
  registerFonts();
  const canvas = createCanvas(sample.width, sample.height);
  const context = canvas.getContext('2d');
  context.lang = 'en';
  context.fillStyle = paper;
  context.fillRect(0, 0, sample.width, sample.height);
  const truth: Truth = { drawn: {}, extras: [], duplicates: [] };
  const asked = (id: string): string => {
    const text = sample.copy.get(id);
    if (text === undefined) throw new Error(`the sample has no block ${id}`);
    return text;
  };
  const sheet: Sheet = {
    context,
    width: sample.width,
    height: sample.height,
    block: (id, setting, instead) => {
      truth.drawn[id] = instead ?? asked(id);
      set(context, truth.drawn[id], setting);
    },
    leaveOut: (id) => {
      asked(id);
      truth.drawn[id] = null;
    },
    again: (id, setting) => {
      truth.duplicates.push(id);
      set(context, asked(id), setting);
    },
    extra: (text, setting) => {
      truth.extras.push(text);
      set(context, text, setting);
    },
  };
  return { sheet, canvas, truth };
}

function set(context: SKRSContext2D, text: string, setting: Setting): void {
  context.save();
  context.font = fontOf(setting.size, setting.weight ?? 400);
  context.fillStyle = setting.colour;
  context.textAlign = setting.align ?? 'left';
  context.direction = setting.direction ?? 'ltr';
  context.letterSpacing = `${setting.spacing ?? 0}px`;
  text.split('\n').forEach((line, index) => {
    const down = index * (setting.lineHeight ?? setting.size * 1.15);
    context.fillText(line, setting.x, setting.y + down);
  });
  context.restore();
}
