/** A part of a picture: how many times larger it is than fits, and which point of it is in the middle. */
export interface View {
  zoom: number;
  /** Shares of the picture's width and height. */
  x: number;
  y: number;
}

export const WHOLE: View = { zoom: 1, x: 0.5, y: 0.5 };
const MOST = 16;

/** Within the picture, and no smaller than it fits. */
export function within({ zoom, x, y }: View): View {
  const bounded = Math.min(MOST, Math.max(1, zoom));
  const half = 0.5 / bounded;
  const inside = (middle: number) => Math.min(1 - half, Math.max(half, middle));
  return { zoom: bounded, x: inside(x), y: inside(y) };
}

/** Larger or smaller around a point that stays where it is: shares of what is seen now. */
export function zoomed(
  view: View,
  factor: number,
  at: readonly [number, number] = [0.5, 0.5],
): View {
  const { zoom } = within({ ...view, zoom: view.zoom * factor });
  const [x, y] = [
    view.x + (at[0] - 0.5) * (1 / view.zoom - 1 / zoom),
    view.y + (at[1] - 0.5) * (1 / view.zoom - 1 / zoom),
  ];
  return within({ zoom, x, y });
}

/** Moved by shares of what is seen now. */
export function moved(view: View, right: number, down: number): View {
  return within({ ...view, x: view.x + right / view.zoom, y: view.y + down / view.zoom });
}

/** `2,0.25,0.5` in a link; the whole picture is not said. */
export function viewText({ zoom, x, y }: View): string {
  return zoom <= 1 ? '' : [zoom.toFixed(2), x.toFixed(3), y.toFixed(3)].join();
}

export function viewOf(text: string | undefined): View {
  const [zoom, x, y] = (text ?? '').split(',').map(Number);
  const isView = [zoom, x, y].every((each) => each !== undefined && Number.isFinite(each));
  return isView ? within({ zoom: zoom!, x: x!, y: y! }) : WHOLE;
}
