import { useEffect, useState } from 'preact/hooks';
import { legible } from '../report/overlay/shown.ts';
import type { CellData } from '../report/site/data.ts';
import type { ImageResult } from '../results/results.ts';
import { Thumbnail } from './card.tsx';
import { useDetails } from './details.ts';
import { Foreign } from './foreign.tsx';
import { selected } from './gallery-query.ts';
import { replaceRoute } from './navigation.ts';
import { LAYERS, type Layer } from './overlay.tsx';
import { Simulated, VerdictBadge } from './parts.tsx';
import { PictureFacts } from './picture-facts.tsx';
import { PictureRules } from './picture-rules.tsx';
import { PictureSummary } from './picture-summary.tsx';
import { PictureText } from './picture-text.tsx';
import { linkTo, routeOf } from './route.ts';
import { cellNamed, galleryQuery, pictureLink, sampleLink, useRun } from './run.ts';
import { Viewer } from './viewer.tsx';
import { repeatName, verdictOf } from './words.ts';

type Query = Readonly<Record<string, string>>;

/** One picture: how it looks, what was asked, what was read, what is wrong, and how it came about. */
export function PicturePage({ query }: { query: Query }) {
  const data = useRun();
  const cell = cellNamed(data, query);
  const details = useDetails(
    cell === undefined ? undefined : `${data.samples[cell.sample]!.script}`,
  );
  useNeighbourKeys(cell, query);
  if (cell === undefined) {
    return (
      <>
        <h1>No such picture</h1>
        <p>
          This run has none of that model, sample and repeat.{' '}
          <a href={linkTo('pictures')}>All pictures</a>
        </p>
      </>
    );
  }
  const { models, samples } = data;
  const { model, simulated } = models[cell.model]!;
  const { sample, set } = samples[cell.sample]!;
  const image =
    details !== null && 'value' in details
      ? details.value.find((one) => one.model === model && one.repeat === cell.repeat)
      : undefined;
  return (
    <>
      <Path cell={cell} query={query} />
      <h1>
        <Foreign>{sample}</Foreign> {repeatName(cell.repeat)}{' '}
        <small>
          by <Foreign>{model}</Foreign>, set <Foreign>{set}</Foreign>
        </small>
      </h1>
      <p>
        <VerdictBadge cell={cell} /> {simulated && <Simulated />}{' '}
        <a href={sampleLink(data, cell.sample)}>All models on this sample</a>
      </p>
      <Repeats cell={cell} query={query} />
      {image !== undefined && <Picture image={image} cell={cell} query={query} />}
      {details === null && <p>Opening …</p>}
      {details !== null && 'error' in details && <p class="warning">{details.error}</p>}
    </>
  );
}

/** Where one came from, and the pictures before and after. */
function Path({ cell, query }: { cell: CellData; query: Query }) {
  const data = useRun();
  const gallery = galleryQuery(query);
  const [before, after] = neighboursOf(cell, selected(data, gallery));
  return (
    <nav class="path" aria-label="Among the pictures">
      <a href={linkTo('pictures', gallery)}>All of these pictures</a>
      {before !== undefined && (
        <a href={pictureLink(data, before, gallery, query.layers)}>← before (P)</a>
      )}
      {after !== undefined && (
        <a href={pictureLink(data, after, gallery, query.layers)}>next (N) →</a>
      )}
    </nav>
  );
}

function neighboursOf(
  cell: CellData,
  cells: readonly CellData[],
): [CellData | undefined, CellData | undefined] {
  const at = cells.indexOf(cell);
  return at < 0 ? [undefined, undefined] : [cells[at - 1], cells[at + 1]];
}

/** N and P go through the gallery that one came from. */
function useNeighbourKeys(cell: CellData | undefined, query: Query): void {
  const data = useRun();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      const isTyping =
        target instanceof Element && target.closest('input, select, textarea') !== null;
      if (isTyping || ctrlKey || metaKey || altKey || cell === undefined) return;
      const gallery = galleryQuery(query);
      const [before, after] = neighboursOf(cell, selected(data, gallery));
      const to = key === 'n' ? after : key === 'p' ? before : undefined;
      if (to !== undefined) location.hash = pictureLink(data, to, gallery, query.layers);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [data, cell, query]);
}

/** The other pictures that the same model made of the sample. */
function Repeats({ cell, query }: { cell: CellData; query: Query }) {
  const data = useRun();
  const repeats = data.cells.filter(
    ({ model, sample }) => model === cell.model && sample === cell.sample,
  );
  if (repeats.length < 2) return null;
  return (
    <nav aria-label="Repeats">
      <ul class="repeats">
        {repeats.map((one) => (
          <li key={one.repeat}>
            <a
              href={pictureLink(data, one, galleryQuery(query), query.layers)}
              aria-current={one === cell ? 'true' : undefined}
            >
              <Thumbnail cell={one} />
              <span>
                #{one.repeat + 1} {verdictOf(one)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface PictureProps {
  image: ImageResult;
  cell: CellData;
  query: Query;
}

function Picture({ image, cell, query }: PictureProps) {
  const data = useRun();
  const [block, setBlock] = useState<string | null>(null);
  const layers = layersOf(query.layers);
  const rule = image.layout.some((one) => one.rule === query.show) ? query.show! : null;
  // From the link as it is now: what was chosen meanwhile stays chosen, and who has left has left.
  const go = (more: Record<string, string | null>) => {
    const now = routeOf(location.hash).query;
    if (cellNamed(data, now) === cell) replaceRoute('picture', { ...now, ...more });
  };
  useOverlayKey(layers, (next) => go({ layers: layersText(next) }));
  return (
    <div class="picture">
      <div class="looks">
        {cell.picture === null ? (
          <p class="thumb none">
            {image.outcome === 'image' ? 'The picture’s file is missing.' : 'There is no picture.'}
          </p>
        ) : (
          <Viewer
            key={cell.picture}
            picture={cell.picture}
            image={image}
            alt={legible(`The picture that ${image.model} made of ${image.sample}`)}
            layers={layers}
            rule={rule}
            block={block}
            view={query.view}
            onLayers={(next) => go({ layers: layersText(next) })}
            onView={(view) => go({ view })}
          />
        )}
      </div>
      <div class="words">
        <PictureSummary image={image} bars={data.run.bars} />
        {image.text !== null && (
          <PictureText
            text={image.text}
            isExtraAllowed={image.extraAllowed === true}
            onPoint={setBlock}
          />
        )}
        <PictureRules
          rules={image.layout}
          shown={rule}
          onShow={(next) =>
            go({ show: next, layers: layersText(new Set([...layers, 'rules' as const])) })
          }
        />
        <PictureFacts image={image} cell={cell} />
      </div>
    </div>
  );
}

const FIRST: ReadonlySet<Layer> = new Set(['text', 'extra', 'unread']);

/** Which layers a link names: `none`, or some of them; without a word the first ones. */
function layersOf(text: string | undefined): ReadonlySet<Layer> {
  if (text === undefined) return FIRST;
  return new Set(text.split('.').filter((name): name is Layer => Object.hasOwn(LAYERS, name)));
}

function layersText(layers: ReadonlySet<Layer>): string {
  return layers.size === 0 ? 'none' : [...layers].join('.');
}

/** O takes the overlay away, and brings it back. */
function useOverlayKey(
  layers: ReadonlySet<Layer>,
  onLayers: (layers: ReadonlySet<Layer>) => void,
): void {
  const [before, setBefore] = useState(FIRST);
  useEffect(() => {
    const listen = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isTyping = target instanceof Element && target.closest('select, textarea') !== null;
      if (key !== 'o' || isTyping || ctrlKey || metaKey || altKey) return;
      if (layers.size > 0) setBefore(layers);
      onLayers(layers.size > 0 ? new Set() : before);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [layers, before, onLayers]);
}
