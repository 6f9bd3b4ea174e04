import type { ScaleOptionsByType } from 'chart.js';
import type { Palette } from './palette.ts';

type LinearOptions = Partial<ScaleOptionsByType<'linear'>>;

/** An axis of names from top to bottom, one at each whole number. */
export function rowAxis(names: readonly string[], { ink, line }: Palette): LinearOptions {
  return {
    min: -0.5,
    max: names.length - 0.5,
    reverse: true,
    grid: { color: line, drawTicks: false },
    // Lines between the rows, names in their middles.
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = names.map((_, value) => ({ value }));
    },
    ticks: {
      color: ink,
      autoSkip: false,
      padding: 6,
      callback: (value: string | number) => short(names[Number(value)] ?? ''),
    },
  } as unknown as LinearOptions;
}

/** @param write how a figure of the axis is written; as a number unless given */
export function figureAxis(
  title: string,
  { ink, soft, line }: Palette,
  bounds: Pick<LinearOptions, 'min' | 'max' | 'suggestedMax'>,
  write: (value: number) => string = String,
): LinearOptions {
  return {
    ...bounds,
    title: { display: true, text: title, color: soft },
    grid: { color: line },
    ticks: { color: ink, callback: (value: string | number) => write(Number(value)) },
  } as unknown as LinearOptions;
}

/** Names that are longer would leave no room for the figures on a phone. */
function short(name: string): string {
  const characters = [...name];
  return characters.length > 22 ? `${characters.slice(0, 21).join('')}…` : name;
}
