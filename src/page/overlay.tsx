import type { Box, Point } from '../geometry.ts';
import { legible } from '../report/overlay/shown.ts';
import type { ImageResult, LayoutResult } from '../results/results.ts';

/** What can be drawn over a picture; each is a key of the page's link. */
export const LAYERS = {
  text: 'Text as judged',
  extra: 'Unasked text',
  unread: 'Not read',
  rules: 'Layout',
} as const;
export type Layer = keyof typeof LAYERS;

type Mark = NonNullable<LayoutResult['marks']>[number];

interface OverlayProps {
  image: ImageResult;
  layers: ReadonlySet<Layer>;
  /** The rule whose drawing is shown; null: of all that fail. */
  rule: string | null;
  /** The block that is pointed at. */
  block: string | null;
}

/** What was judged, drawn over the picture in its own pixels. */
export function Overlay({ image, layers, rule, block }: OverlayProps) {
  const { width, height, text } = image;
  if (width === null || height === null) return null;
  // Strokes keep their width at any size; letters and heads grow with the picture.
  const unit = Math.max(width, height) / 100;
  return (
    <svg class="overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {layers.has('text') &&
        text?.blocks.map((one) => (
          <g key={one.id} class={`block ${one.verdict} ${one.id === block ? 'lit' : ''}`}>
            {(one.boxes ?? (one.box === null ? [] : [one.box])).map((box) => (
              <Rectangle key={box.join()} box={box} />
            ))}
            {one.verdict !== 'exact' && one.box !== null && (
              <Label at={[one.box[0], one.box[1]]} unit={unit} text={one.id} />
            )}
            {one.suspect?.map(({ box, at }) =>
              box === null ? null : <Rectangle key={at} box={box} className="suspect" />,
            )}
          </g>
        ))}
      {layers.has('extra') &&
        text?.extras.map(({ box, kind }) => (
          <g key={box.join()} class={`extra ${kind}`}>
            <Rectangle box={box} />
            <Label at={[box[0], box[1]]} unit={unit} text={kind} />
          </g>
        ))}
      {layers.has('unread') &&
        text?.unread?.map(({ box }) => (
          <g key={box.join()} class="unread">
            <Rectangle box={box} />
          </g>
        ))}
      {layers.has('rules') &&
        image.layout
          .filter((each) => (rule === null ? each.verdict === 'fail' : each.rule === rule))
          .map((each) => <RuleMarks key={each.rule} rule={each} unit={unit} />)}
    </svg>
  );
}

function RuleMarks({
  rule: { rule, marks = [], boxes },
  unit,
}: {
  rule: LayoutResult;
  unit: number;
}) {
  if (marks.length === 0) {
    return (
      <g class="rule bad">
        {boxes.map((box) => (
          <Rectangle key={box.join()} box={box} />
        ))}
      </g>
    );
  }
  return (
    <>
      {marks.map((mark, i) => (
        <MarkShape key={`${rule} ${i}`} mark={mark} unit={unit} />
      ))}
    </>
  );
}

function MarkShape({ mark, unit }: { mark: Mark; unit: number }) {
  return (
    <g class={`rule ${mark.tone}`}>
      {shapeOf(mark, unit)}
      {mark.label !== undefined && (
        <Label at={anchorOf(mark)} unit={unit} text={mark.label} beside={isUpright(mark)} />
      )}
    </g>
  );
}

function shapeOf(mark: Mark, unit: number) {
  switch (mark.kind) {
    case 'box':
      return <Rectangle box={mark.box} />;
    case 'outline':
      return <polygon points={mark.points.map((point) => point.join()).join(' ')} />;
    case 'swatch':
      return (
        <>
          <Rectangle box={mark.box} />
          <rect
            class="colour"
            x={mark.box[0]}
            y={mark.box[1]}
            width={2 * unit}
            height={2 * unit}
            style={{ fill: mark.colour }}
          />
        </>
      );
    case 'line':
    case 'measure': {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to];
      return (
        <>
          <line x1={x1} y1={y1} x2={x2} y2={y2} />
          {mark.kind === 'measure' && (
            <>
              <circle cx={x1} cy={y1} r={unit / 3} />
              <circle cx={x2} cy={y2} r={unit / 3} />
            </>
          )}
        </>
      );
    }
  }
}

/** Where a mark's label goes. */
function anchorOf(mark: Mark): Point {
  switch (mark.kind) {
    case 'box':
    case 'swatch':
      return [mark.box[0], mark.box[1]];
    case 'outline':
      return mark.points.toSorted((a, b) => a[1] - b[1])[0] ?? [0, 0];
    case 'line':
    case 'measure':
      return [(mark.from[0] + mark.to[0]) / 2, (mark.from[1] + mark.to[1]) / 2];
  }
}

/** Whether there is more room for its label beside it than above it. */
function isUpright(mark: Mark): boolean {
  if (mark.kind !== 'line' && mark.kind !== 'measure') return false;
  return Math.abs(mark.to[1] - mark.from[1]) > Math.abs(mark.to[0] - mark.from[0]);
}

function Rectangle({ box: [x, y, width, height], className }: { box: Box; className?: string }) {
  return <rect class={className} x={x} y={y} width={width} height={height} />;
}

/** Letters of a label; more of them hide what it stands on. */
const LONGEST = 40;

interface LabelProps {
  at: Point;
  unit: number;
  text: string;
  /** To the left of it, not above. */
  beside?: boolean;
}

function Label({ at: [x, y], unit, text, beside = false }: LabelProps) {
  const characters = [...legible(text)];
  const size = 1.6 * unit;
  // Where the left has no room, the right has.
  const isLeft = beside && x > 4 * size;
  const place = beside
    ? { x: isLeft ? x - 0.6 * unit : x + 0.6 * unit, y: y + size / 3 }
    : { x: Math.max(x, 0), y: Math.max(y - 0.4 * unit, size) };
  return (
    <text {...place} class={isLeft ? 'left' : ''} style={{ fontSize: `${size}px` }}>
      {characters.length > LONGEST
        ? `${characters.slice(0, LONGEST).join('')}…`
        : characters.join('')}
    </text>
  );
}
