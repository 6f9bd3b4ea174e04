import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../src/geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../src/language.ts';
import { between, chance, pick, whole } from '../../src/stats/chance.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { css, ofHue } from '../../src/typeset/colours.ts';
import { chooseGround } from '../../src/typeset/ground.ts';
import { paintWash } from '../../src/typeset/paint/washes.ts';
import { degrade } from './degrade.ts';
import { leadingFor, type Plan, planPage } from './layout.ts';
import { drawOrnaments } from './ornament.ts';
import { setInto } from './place.ts';
import { drawCard, drawPicture } from './scenery.ts';
import type { Sheet } from './sheet.ts';
import type { LineTruth } from './truth.ts';

export interface PageOptions {
  /** Pixels, 1024 each by default. */
  width?: number;
  height?: number;
  /** BCP 47; each line is in one of them. */
  langs: readonly string[];
  /** Share of lines with Latin words among another script's. */
  mixed?: number;
  /** Held typefaces only; otherwise none of them. */
  held?: boolean;
}

export interface Page {
  png: Buffer;
  width: number;
  height: number;
  lines: LineTruth[];
  /** Shapes and pictures that are no text. */
  ornaments: Box[];
  ground: string;
  degradation: string;
}

/** Draws one page of typeset lines. The same seed and options give the same page. */
export async function drawPage(seed: number, options: PageOptions): Promise<Page> {
  const random = seededRandom(seed);
  const { width = 1024, height = 1024, langs, mixed = 0.08, held = false } = options;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const ground = chooseGround(random);
  paintWash(context, width, height, ground, random);
  const rightToLeft = isRightToLeft(scriptOfLanguage(langs[0] ?? 'en'));
  const stands = langs.some((lang) => /^(zh|ja)/.test(lang)) && chance(random, 0.25);
  const plan = planPage(width, height, whole(random, 10, 16), stands, rightToLeft, random);
  const hues = [ground.hue, ground.hue + pick(random, [30, 120, 180, -40])];
  if (plan.card !== null) drawCard(context, plan.card, ground.hue, ground.dark, random);
  const picture = plan.picture;
  const pictured = picture === null ? [] : [drawPicture(context, picture, ground.hue, random)];
  const sheet: Sheet = {
    canvas,
    context,
    random,
    langs,
    mixed,
    held,
    faces: new Map(),
    scheme: { hues, lighter: ground.dark },
    taken: [...pictured],
    lines: [],
  };
  setStanding(sheet, plan);
  setColumns(sheet, plan);
  const inks = [0.25, 0.5, 0.8].map((light) => css(ofHue(pick(random, hues), 0.5, light)));
  const ornaments = drawOrnaments(context, width, height, sheet.taken, inks, random);
  const { png, how } = await degrade(
    { pixels: rgbOf(context, width, height), width, height },
    random,
  );
  return {
    png,
    width,
    height,
    lines: sheet.lines.map((line) => ({ ...line, degradation: how })),
    ornaments: [...pictured, ...ornaments],
    ground: ground.kind,
    degradation: how,
  };
}

function setStanding(sheet: Sheet, plan: Plan): void {
  const langs = sheet.langs.filter((lang) => /^(zh|ja)/.test(lang));
  for (const { x, y, size, height } of plan.standing) {
    const width = size * 1.6;
    setInto(
      { ...sheet, langs },
      {
        x: x - width / 2,
        y,
        width,
        bottom: y + height,
        size,
        align: 'center',
        short: false,
        vertical: true,
      },
    );
  }
}

function setColumns(sheet: Sheet, plan: Plan): void {
  const { random } = sheet;
  const [first, main, side] = plan.columns;
  if (first !== undefined) setStack(sheet, first);
  if (main === undefined || side === undefined) return;
  if (!plan.rows) {
    setStack(sheet, main);
    setStack(sheet, side);
    return;
  }
  const loose = leadingFor(main.sizes, main.box[3], random);
  let y = main.box[1];
  for (const size of main.sizes) {
    const ends = [main, side].map((column) => setAt(sheet, column, size, y));
    y = Math.max(y, ...ends.filter((end) => end !== null)) + Math.max(10, size * loose);
  }
}

function setStack(sheet: Sheet, column: Plan['columns'][number]): void {
  const { random } = sheet;
  const loose = leadingFor(column.sizes, column.box[3], random);
  let y = column.box[1];
  for (const size of column.sizes) {
    const end = setAt(sheet, column, size, y);
    if (end === null) continue;
    y = end + Math.max(10, size * loose * between(random, 0.7, 1.15));
  }
}

function setAt(
  sheet: Sheet,
  column: Plan['columns'][number],
  size: number,
  y: number,
): number | null {
  const [x, top, width, height] = column.box;
  const { align, short } = column;
  return setInto(sheet, { x, y, width, bottom: top + height, size, align, short, vertical: false });
}

function rgbOf(context: SKRSContext2D, width: number, height: number): Uint8Array {
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    pixels.set(data.subarray(from, from + 3), to);
  }
  return pixels;
}
