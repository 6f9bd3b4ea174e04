import {
  type ChartConfiguration,
  type ChartDataset,
  Chart as ChartJs,
  Legend,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Fold } from '../fold.tsx';
import { PAPER, type Palette, paletteNow, useTheme } from './palette.ts';
import { whiskers } from './whiskers.ts';

ChartJs.register(
  Legend,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
  whiskers,
);

/** A point of a chart, with the interval around it and what a click on it leads to. */
export interface ChartPoint {
  x: number;
  y: number;
  /** Along the axis that the figure is on; null where nothing is known of it. */
  low?: number | null;
  high?: number | null;
  /** What is said of it. */
  label: string;
  link?: string;
}

export type ScatterConfig = ChartConfiguration<'scatter', ChartPoint[]>;
export type ScatterDataset = ChartDataset<'scatter', ChartPoint[]>;

interface ChartProps {
  /** What the link calls its numbers. */
  name: string;
  /** What it shows, for who can't see it. */
  label: string;
  /** Pixels. */
  height: number;
  config: (palette: Palette) => ScatterConfig;
  /** The same figures as a table. */
  table: ComponentChildren;
}

/** Pixels of a sheet, A4 or letter, between its margins. */
const PAPER_WIDTH = 660;

/** A drawing of figures, and a table of the same. */
export function Chart({ name, label, height, config, table }: ChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let chart = new ChartJs(element, withDefaults(config(paletteNow())));
    const draw = (palette: Palette, width?: number) => {
      chart.destroy();
      chart = new ChartJs(element, withDefaults(config(palette)));
      if (width !== undefined) chart.resize(width, height);
    };
    // At once: the paper does not wait for what a page would do later.
    const toPaper = () => draw(PAPER, PAPER_WIDTH);
    const toScreen = () => draw(paletteNow());
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    return () => {
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
      chart.destroy();
    };
  }, [config, theme, height]);
  return (
    <>
      <div class="chart" style={{ height: `${height}px` }}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${label}. The numbers are in the table below.`}
        />
      </div>
      <Fold
        name={name}
        class="numbers"
        summary={
          <>
            The numbers<span class="hidden"> of: {label}</span>
          </>
        }
      >
        {table}
      </Fold>
    </>
  );
}

function withDefaults(config: ScatterConfig): ScatterConfig {
  const { options = {} } = config;
  return {
    ...config,
    options: {
      ...options,
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      onClick(_event, elements, chart) {
        const [hit] = elements;
        const point = hit && (chart.data.datasets[hit.datasetIndex]?.data[hit.index] as ChartPoint);
        if (point?.link !== undefined) location.hash = point.link;
      },
      plugins: {
        ...options.plugins,
        tooltip: {
          callbacks: { label: ({ raw }) => (raw as ChartPoint).label },
        },
      },
    },
  };
}
