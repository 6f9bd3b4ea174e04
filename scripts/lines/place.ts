import { type Box, intersectionArea, type Point } from '../../src/geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../src/language.ts';
import { between, chance, pick, type Random } from '../../src/stats/chance.ts';
import type { Face } from '../../src/typeset/fonts/faces.ts';
import { type Layer, type LineStyle, setLine } from '../../src/typeset/line.ts';
import { drawButton, drawLine } from './inking.ts';
import type { Placed, Sheet, Slot } from './sheet.ts';
import { chooseFaces, choosePaint, chooseShape } from './style.ts';
import { under } from './under.ts';
import { standsUpright, wordLine } from './wording.ts';

/** Sets a line into a slot. Returns its lower edge, or null where none could be set. */
export function setInto(sheet: Sheet, slot: Slot): number | null {
  for (let attempt = 0; attempt < 6; attempt++) {
    const bottom = trySlot(sheet, slot);
    if (bottom !== null) return bottom;
  }
  return null;
}

function trySlot(sheet: Sheet, slot: Slot): number | null {
  const { random } = sheet;
  const lang = pick(random, sheet.langs);
  const script = scriptOfLanguage(lang);
  const mixed = !slot.short && !slot.vertical && script !== 'Latn' && chance(random, sheet.mixed);
  const faces = facesFor(sheet, lang);
  const size = Math.max(slot.size, ...faces.map((face) => face.typeface.least ?? 0));
  const shape = slot.vertical ? { spacing: 0, stretch: 1, slant: 0 } : chooseShape(lang, random);
  const style: LineStyle = {
    faces,
    size,
    ...shape,
    spacing: shape.spacing * size,
    colour: [0, 0, 0],
    vertical: slot.vertical,
    rightToLeft: isRightToLeft(script),
  };
  const room = slot.vertical ? (slot.bottom - slot.y) / 1.08 : slot.width / shape.stretch;
  const advance =
    size * (/^(Hans|Hant|Jpan|Kore)$/.test(script) || slot.vertical ? 1 : 0.5) + style.spacing;
  const most = Math.min(slot.short ? 12 : 40, Math.floor(room / advance));
  if (most < 2) return null;
  const wording = wordLine({ lang, mixed, most, faces, vertical: slot.vertical }, random);
  if (wording === null || (slot.vertical && !standsUpright(wording.text))) return null;
  // Twice the same would leave open which of them a reader has read.
  const meant = wording.expected ?? wording.text;
  if (sheet.lines.some((line) => (line.expected ?? line.text) === meant)) return null;
  const measured = setLine(wording.text, style);
  if (measured === null || (!slot.vertical && measured.ink[2] > slot.width)) return null;

  const turned = slot.vertical ? 0 : turnOf(measured, slot, random);
  const button = turned === 0 && !slot.vertical && size < 60 && chance(random, 0.07);
  const pad: Point = button ? [Math.round(size * 0.8), Math.round(size * 0.4)] : [0, 0];
  const at = placed(measured, slot, turned, pad);
  const [x, y, w, h] = at.bounds;
  if (y + h > slot.bottom || !isFree(sheet, [x, y, w, h])) return null;
  if (button) drawButton(sheet, at.bounds);
  const paint = choosePaint(under(sheet.context, at.bounds), size, sheet.scheme, random);
  return drawLine(sheet, wording, { ...style, ...paint }, paint, at, lang);
}

/** A page keeps to two or three choices a language, as its designer would. */
function facesFor({ faces, held, random }: Sheet, lang: string): Face[] {
  const known = faces.get(lang) ?? [];
  if (known.length < 3) {
    known.push(chooseFaces(lang, held, random));
    faces.set(lang, known);
    return known.at(-1)!;
  }
  return chance(random, 0.12) ? chooseFaces(lang, held, random) : pick(random, known);
}

/** Mostly none; a few degrees where there is room. */
function turnOf(layer: Layer, slot: Slot, random: Random): number {
  if (!chance(random, 0.06)) return 0;
  const turned = between(random, 2, 12) * (chance(random, 0.5) ? 1 : -1);
  const rise = Math.abs(Math.sin((turned / 180) * Math.PI)) * layer.ink[2];
  return rise > (slot.bottom - slot.y) * 0.2 ? 0 : turned;
}

function placed(layer: Layer, slot: Slot, turned: number, [padX, padY]: Point): Placed {
  const [x, y, w, h] = layer.ink;
  const angle = (Math.abs(turned) / 180) * Math.PI;
  const wide = w * Math.cos(angle) + h * Math.sin(angle) + 2 * padX;
  const tall = w * Math.sin(angle) + h * Math.cos(angle) + 2 * padY;
  const left =
    slot.align === 'center'
      ? slot.x + (slot.width - wide) / 2
      : slot.align === 'right'
        ? slot.x + slot.width - wide
        : slot.x;
  const bounds = [Math.round(left), Math.round(slot.y), Math.ceil(wide), Math.ceil(tall)] as const;
  return {
    // Whole pixels, so that upright lines are not smoothed a second time.
    centre: [bounds[0] + padX + (wide - 2 * padX) / 2, bounds[1] + padY + (tall - 2 * padY) / 2],
    middle: [x + w / 2, y + h / 2],
    turned,
    bounds,
  };
}

function isFree(sheet: Sheet, [x, y, w, h]: Box, room = 5): boolean {
  const { width, height } = sheet.canvas;
  return (
    x >= 2 &&
    y >= 2 &&
    x + w <= width - 2 &&
    y + h <= height - 2 &&
    sheet.taken.every(
      (box) => intersectionArea([x - room, y - room, w + 2 * room, h + 2 * room], box) === 0,
    )
  );
}
