import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../geometry.ts';
import { type Colour, luminance } from '../colours.ts';
import type { PageGround, PageText } from '../page.ts';
import { chooseInk, type Inked, inksOf, LEAST } from './inks.ts';
import { type Lights, leastContrast, lightsOf, under } from './lights.ts';
import { drawScrims, scrimTone } from './scrim.ts';
import type { SetText } from './setting.ts';

export interface Inking {
  /** One a text. */
  inks: Colour[];
  /** Of the page as the texts will stand on it. */
  lights: Lights;
}

/**
 * Chooses the ink of each text that has none, and lays panels under those that no ink would make
 * legible. `pictures` are boxes that no panel may cover.
 */
export function inkTexts(
  context: SKRSContext2D,
  ground: PageGround,
  texts: readonly SetText[],
  pictures: readonly Box[],
): Inking {
  const { width, height } = context.canvas;
  // A panel must not change what an ink of the caller's was meant to stand on.
  const given = texts.flatMap(({ text, box }) => (text.ink === null || box === null ? [] : [box]));
  let lights = lightsOf(context, width, height);
  let chosen = chooseInks(ground, texts, pictures, lights);
  const panelled = new Set<SetText>();
  let bare: ReturnType<SKRSContext2D['getImageData']> | null = null;
  for (;;) {
    const hidden = texts.filter(
      (set, index) => set.text.ink === null && chosen[index]!.least < LEAST && !panelled.has(set),
    );
    if (hidden.length === 0) return { inks: chosen.map(({ ink }) => ink), lights };
    bare ??= context.getImageData(0, 0, width, height);
    context.putImageData(bare, 0, 0);
    for (const set of hidden) panelled.add(set);
    const scrims = [...panelled].map(({ text, box }) => ({ box: box!, size: text.size }));
    drawScrims(context, scrims, scrimTone(ground), [...pictures, ...given]);
    // A panel may spoil a neighbour's ground, which then takes one too.
    lights = lightsOf(context, width, height);
    chosen = chooseInks(ground, texts, pictures, lights);
  }
}

function chooseInks(
  ground: PageGround,
  texts: readonly SetText[],
  pictures: readonly Box[],
  lights: Lights,
): Inked[] {
  const inks = inksOf(ground);
  const headline = headlineSize(texts);
  return texts.map(({ text, box }) => {
    const list = text.size >= headline ? inks.headline : inks.body;
    const lies = box === null ? null : under(lights, box, roomOf(text), pictures);
    const open = text.ink === null ? list : [text.ink];
    // What is off the page needs no help.
    return lies === null
      ? { ink: open[0]!, least: Number.POSITIVE_INFINITY }
      : chooseInk(open, lies);
  });
}

/** Pixels around a text that its ink stands out from too. */
function roomOf({ size }: PageText): number {
  return Math.min(16, Math.max(4, size / 4));
}

/** Least size of what is a headline among a page's texts. */
function headlineSize(texts: readonly SetText[]): number {
  const sizes = texts.map(({ text }) => text.size).toSorted((a, b) => a - b);
  return 1.5 * (sizes[sizes.length >> 1] ?? 0);
}

/** Ratio of WCAG 2 of a text's ink against the worst part of what lies under it. */
export function contrastOn(
  lights: Lights,
  ground: PageGround,
  { lines }: SetText,
  ink: Colour,
): number {
  const means = lines
    .flatMap(({ box }) => piecesOf(box))
    .map((piece) => under(lights, piece)?.mean)
    .filter((mean) => mean !== undefined);
  const off = ground.kind === 'transparent' ? 1 : luminance(ground.colour);
  return Math.min(
    ...(means.length === 0 ? [off] : means).map((mean) =>
      leastContrast(luminance(ink), { darkest: mean, lightest: mean, mean }),
    ),
  );
}

/** A line in squares of half its height: a letter is not read by its upper half. */
function piecesOf([x, y, w, h]: Box): Box[] {
  const half = h / 2;
  const count = Math.max(1, Math.round(w / Math.max(1, half)));
  return Array.from({ length: count }, (_, index) => x + (w * index) / count).flatMap((left) => [
    [left, y, w / count, half],
    [left, y + half, w / count, half],
  ]);
}
