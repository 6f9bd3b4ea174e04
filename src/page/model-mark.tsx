import { useRun } from './run.ts';

/** Eight hues that most people tell apart on light and dark (after Wong 2011 and Tol 2021). */
export const HUES = [
  '#3b7dd8',
  '#d9661f',
  '#1d9a6c',
  '#c2458f',
  '#8a6fd1',
  '#b58900',
  '#4aa5c0',
  '#a0524d',
] as const;

const SHAPES = ['circle', 'rect', 'triangle', 'rectRot'] as const;
export type Shape = (typeof SHAPES)[number];

/** A model's colour and shape, the same in each chart and table: beyond eight the shape changes. */
export function markOf(index: number): { colour: string; shape: Shape } {
  return {
    colour: HUES[index % HUES.length]!,
    shape: SHAPES[Math.floor(index / HUES.length) % SHAPES.length]!,
  };
}

const PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M5 0a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  rect: 'M.5.5h9v9h-9z',
  triangle: 'M5 0l5 9.5h-10z',
  rectRot: 'M5 0l5 5l-5 5l-5-5z',
};

export function ModelMark({ model }: { model: string }) {
  const index = useRun().models.findIndex((each) => each.model === model);
  const { colour, shape } = markOf(Math.max(0, index));
  return (
    <svg class="mark" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={PATHS[shape]} fill={colour} />
    </svg>
  );
}
