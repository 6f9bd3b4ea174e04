import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageResult } from '../results/results.ts';
import { LAYERS, type Layer, Overlay } from './overlay.tsx';
import { moved, type View, viewOf, viewText, WHOLE, zoomed } from './zoom.ts';

interface ViewerProps {
  /** Path of the picture. */
  picture: string;
  image: ImageResult;
  alt: string;
  layers: ReadonlySet<Layer>;
  rule: string | null;
  block: string | null;
  /** As the link has it. */
  view: string | undefined;
  onLayers: (layers: ReadonlySet<Layer>) => void;
  onView: (view: string) => void;
}

const STEP = 1.5;
/** Share of what is seen that an arrow moves by. */
const MOVE = 0.15;
/** Milliseconds without a change before the link is told. */
const SETTLED = 300;

/** The picture with what was judged over it: larger, smaller and moved by pointer, fingers or keys. */
export function Viewer(props: ViewerProps) {
  const { picture, image, alt, layers, rule, block, onLayers } = props;
  const [view, setView] = useView(props);
  const [isBroken, setBroken] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const pointing = usePointers(frame, view, setView);
  const { width, height } = image;
  if (width === null || height === null) return null;
  const { zoom, x, y } = view;
  const stage = {
    transform: `scale(${zoom}) translate(${(0.5 - x) * 100}%, ${(0.5 - y) * 100}%)`,
  };
  return (
    <div class="viewer">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not */}
      <div
        ref={frame}
        class={`frame ${zoom > 1 ? 'zoomed' : ''}`}
        style={{ '--ratio': width / height }}
        role="group"
        aria-label="The picture. Plus and minus zoom, arrows move, 0 shows all of it, O takes the overlay away"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys need the focus
        tabIndex={0}
        onKeyDown={(event) => {
          const next = byKey(event, view);
          if (next === null) return;
          event.preventDefault();
          setView(next);
        }}
        {...pointing}
      >
        <div class="stage" style={stage}>
          <img
            src={picture}
            alt={alt}
            width={width}
            height={height}
            draggable={false}
            onError={() => setBroken(true)}
          />
          <Overlay image={image} layers={layers} rule={rule} block={block} />
        </div>
      </div>
      {isBroken && (
        <p class="warning">The picture’s file can’t be shown: it is damaged, or none.</p>
      )}
      <div class="tools">
        <fieldset>
          <legend>Over the picture</legend>
          {Object.entries(LAYERS).map(([layer, name]) => (
            <label key={layer}>
              <input
                type="checkbox"
                checked={layers.has(layer as Layer)}
                onChange={() => onLayers(layers.symmetricDifference(new Set([layer as Layer])))}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <span class="buttons">
          <button
            type="button"
            onClick={() => setView(zoomed(view, 1 / STEP))}
            disabled={zoom <= 1}
          >
            <span aria-hidden="true">−</span>
            <span class="hidden">Smaller</span>
          </button>
          <output>{Math.round(zoom * 100)}%</output>
          <button type="button" onClick={() => setView(zoomed(view, STEP))}>
            <span aria-hidden="true">+</span>
            <span class="hidden">Larger</span>
          </button>
          <button type="button" onClick={() => setView(WHOLE)} disabled={zoom <= 1}>
            Whole
          </button>
        </span>
        <a href={picture}>The file</a>
      </div>
    </div>
  );
}

/** The link is told of a view once it rests; another link is another view. */
function useView({ view: told, onView }: ViewerProps): [View, (view: View) => void] {
  const [view, setView] = useState(() => viewOf(told));
  const last = useRef(told ?? '');
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if ((told ?? '') === last.current) return;
    last.current = told ?? '';
    setView(viewOf(told));
  }, [told]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const change = (next: View) => {
    setView(next);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      last.current = viewText(next);
      onView(last.current);
    }, SETTLED);
  };
  return [view, change];
}

function byKey({ key, ctrlKey, metaKey }: KeyboardEvent, view: View): View | null {
  if (ctrlKey || metaKey) return null;
  switch (key) {
    case '+':
    case '=':
      return zoomed(view, STEP);
    case '-':
      return zoomed(view, 1 / STEP);
    case '0':
      return WHOLE;
    case 'ArrowLeft':
      return view.zoom > 1 ? moved(view, -MOVE, 0) : null;
    case 'ArrowRight':
      return view.zoom > 1 ? moved(view, MOVE, 0) : null;
    case 'ArrowUp':
      return view.zoom > 1 ? moved(view, 0, -MOVE) : null;
    case 'ArrowDown':
      return view.zoom > 1 ? moved(view, 0, MOVE) : null;
    default:
      return null;
  }
}

type Frame = { current: HTMLDivElement | null };

/** One pointer moves a larger picture, two pinch it, a wheel with Ctrl and a double click zoom. */
function usePointers(frame: Frame, view: View, setView: (view: View) => void) {
  const pointers = useRef(new Map<number, readonly [number, number]>());
  const shareOf = (event: { clientX: number; clientY: number }): [number, number] => {
    const { left, top, width, height } = frame.current!.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  const lift = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
  };
  return {
    onPointerDown(event: PointerEvent) {
      pointers.current.set(event.pointerId, shareOf(event));
      if (view.zoom > 1 || pointers.current.size > 1) {
        frame.current?.setPointerCapture(event.pointerId);
      }
    },
    onPointerMove(event: PointerEvent) {
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = shareOf(event);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      if (other === undefined) {
        if (view.zoom > 1) setView(moved(view, before[0] - now[0], before[1] - now[1]));
        return;
      }
      const apart = (point: readonly [number, number]) =>
        Math.max(0.01, Math.hypot(point[0] - other[0], point[1] - other[1]));
      const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2] as const;
      setView(zoomed(view, apart(now) / apart(before), middle));
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onWheel(event: WheelEvent) {
      // Without Ctrl it scrolls the page, as everywhere.
      if (!event.ctrlKey) return;
      event.preventDefault();
      setView(zoomed(view, Math.exp(-event.deltaY / 200), shareOf(event)));
    },
    onDblClick(event: MouseEvent) {
      setView(view.zoom > 1 ? WHOLE : zoomed(view, 3, shareOf(event)));
    },
  };
}
