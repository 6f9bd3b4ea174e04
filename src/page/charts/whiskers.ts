import type { Plugin } from 'chart.js';
import type { ChartPoint } from './chart.tsx';

/** Of a dataset: along which axis its points have intervals, and how its points are marked. */
export interface WhiskerOptions {
  whiskers?: 'x' | 'y';
  /** A stroke through the point across that axis, e.g. for a median; its half length in pixels. */
  tick?: number;
}

/** Draws intervals around the points of a chart: Chart.js has none. */
export const whiskers: Plugin<'scatter'> = {
  id: 'whiskers',
  beforeDatasetsDraw(chart) {
    const { ctx, data, scales } = chart;
    data.datasets.forEach((dataset, i) => {
      const { whiskers: axis, tick } = dataset as WhiskerOptions;
      const meta = chart.getDatasetMeta(i);
      if (axis === undefined || meta.hidden || !chart.isDatasetVisible(i)) return;
      const scale = scales[axis];
      if (scale === undefined) return;
      ctx.save();
      ctx.strokeStyle = String(dataset.borderColor);
      (dataset.data as unknown as ChartPoint[]).forEach(({ low, high }, n) => {
        const element = meta.data[n];
        if (element === undefined) return;
        const { x, y } = element;
        ctx.lineWidth = 2;
        if (low != null && high != null) {
          const [from, to] = [low, high].map((end) =>
            // An end that the chart doesn't reach is where the chart ends.
            scale.getPixelForValue(Math.min(scale.max, Math.max(scale.min, end))),
          );
          ctx.globalAlpha = 0.75;
          line(ctx, axis === 'x' ? [from!, y, to!, y] : [x, from!, x, to!]);
        }
        if (tick !== undefined) {
          ctx.globalAlpha = 1;
          ctx.lineWidth = 3;
          line(ctx, axis === 'x' ? [x, y - tick, x, y + tick] : [x - tick, y, x + tick, y]);
        }
      });
      ctx.restore();
    });
  },
};

function line(
  context: CanvasRenderingContext2D,
  [fromX, fromY, toX, toY]: readonly [number, number, number, number],
): void {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
