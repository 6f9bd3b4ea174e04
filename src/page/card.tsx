import { percent } from '../figures/numbers.ts';
import type { CellData } from '../report/site/data.ts';
import { Foreign } from './foreign.tsx';
import type { Query } from './gallery-query.ts';
import { VerdictBadge } from './parts.tsx';
import { pictureLink, useRun } from './run.ts';
import { Sentence } from './sentence.tsx';
import { OUTCOMES, repeatName } from './words.ts';

/** A picture among others: how it looks, whether it can be used, and what is wrong. */
export function Card({ cell, query = {} }: { cell: CellData; query?: Query }) {
  const data = useRun();
  const { set, sample } = data.samples[cell.sample]!;
  const { model } = data.models[cell.model]!;
  return (
    <li class="card">
      <a href={pictureLink(data, cell, query)}>
        <Thumbnail cell={cell} />
        <span class="name">
          <Foreign>{sample}</Foreign> {repeatName(cell.repeat)}
          <small>
            <Foreign>{set}</Foreign>
          </small>
        </span>
      </a>
      <p>
        <Foreign>{model}</Foreign>
      </p>
      <p>
        <VerdictBadge cell={cell} /> {cell.cer !== null && <small>{percent(cell.cer)} wrong</small>}
      </p>
      {cell.why.length > 0 && (
        <p class="why">
          <Sentence>{cell.why[0]}</Sentence>
          {cell.why.length > 1 && <small> and more</small>}
        </p>
      )}
    </li>
  );
}

/** The small picture, or why there is none. */
export function Thumbnail({ cell }: { cell: CellData }) {
  if (cell.thumbnail !== null && cell.size !== null) {
    const [width, height] = cell.size;
    return (
      <span class="thumb">
        <img
          src={cell.thumbnail}
          alt=""
          loading="lazy"
          decoding="async"
          width={width}
          height={height}
        />
      </span>
    );
  }
  const why = cell.outcome === 'image' ? 'its file is missing' : OUTCOMES[cell.outcome];
  return <span class="thumb none">{why}</span>;
}
