import { NOT_KNOWN, percent } from '../figures/numbers.ts';
import type { CellData, SampleDetails } from '../report/site/data.ts';
import type { BlockResult } from '../results/results.ts';
import { Thumbnail } from './card.tsx';
import { useDetails } from './details.ts';
import { Diff } from './diff.tsx';
import { Fold } from './fold.tsx';
import { Foreign } from './foreign.tsx';
import { ModelMark } from './model-mark.tsx';
import { LongText, Simulated, VerdictBadge, WideTable } from './parts.tsx';
import { linkTo } from './route.ts';
import { pictureLink, useRun } from './run.ts';
import { Table } from './table.tsx';
import { categoryName, languageName } from './words.ts';

/** One sample: what every model made of it, each repeat beside the others. */
export function SamplePage({ query }: { query: Readonly<Record<string, string>> }) {
  const data = useRun();
  const at = data.samples.findIndex(
    ({ set, sample }) => set === query.in && sample === query.sample,
  );
  const sample = data.samples[at];
  const details = useDetails(sample?.script);
  if (sample === undefined) {
    return (
      <>
        <h1>No such sample</h1>
        <p>
          <a href={linkTo('pictures')}>All pictures</a>
        </p>
      </>
    );
  }
  const cells = data.cells.filter((cell) => cell.sample === at);
  return (
    <>
      <h1>
        <Foreign>{sample.sample}</Foreign>{' '}
        <small>
          set <Foreign>{sample.set}</Foreign>
        </small>
      </h1>
      <p>
        <Foreign>
          {[
            categoryName(sample.category),
            ...(sample.difficulty === null ? [] : [sample.difficulty]),
            ...sample.languages.map(languageName),
            ...(sample.group === null ? [] : [`group ${sample.group}`]),
          ].join(', ')}
        </Foreign>
      </p>
      {sample.prompt !== null && (
        <Fold name="prompt" summary="The prompt">
          <p class="prompt">
            <LongText text={sample.prompt} most={5000} />
          </p>
        </Fold>
      )}
      <Pictures cells={cells} />
      <h2>Block by block</h2>
      <p>Of each model the worst of its repeats.</p>
      {details === null && <p>Opening …</p>}
      {details !== null && 'error' in details && <p class="warning">{details.error}</p>}
      {details !== null && 'value' in details && <BlockTable images={details.value} />}
    </>
  );
}

/** A column a model, a row a repeat. */
function Pictures({ cells }: { cells: readonly CellData[] }) {
  const data = useRun();
  const models = [...new Set(cells.map(({ model }) => model))];
  const repeats = [...new Set(cells.map(({ repeat }) => repeat))].sort((a, b) => a - b);
  return (
    <WideTable label="Pictures of this sample, by model">
      <table class="side-by-side">
        <thead>
          <tr>
            {models.map((model) => (
              <th key={model} scope="col">
                <ModelMark model={data.models[model]!.model} />{' '}
                <Foreign>{data.models[model]!.model}</Foreign>{' '}
                {data.models[model]!.simulated && <Simulated />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {repeats.map((repeat) => (
            <tr key={repeat}>
              {models.map((model) => {
                const cell = cells.find((one) => one.model === model && one.repeat === repeat);
                return <td key={model}>{cell !== undefined && <Small cell={cell} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Small({ cell }: { cell: CellData }) {
  const data = useRun();
  return (
    <>
      <a href={pictureLink(data, cell, { sort: 'sample' })}>
        <Thumbnail cell={cell} />
        <span class="hidden">
          {data.models[cell.model]!.model}, repeat {cell.repeat + 1}
        </span>
      </a>
      <VerdictBadge cell={cell} />
      {cell.cer !== null && <small>{percent(cell.cer)} wrong</small>}
      {cell.why[0] !== undefined && (
        <p class="why">
          <LongText text={cell.why[0]} most={160} />
        </p>
      )}
    </>
  );
}

function BlockTable({ images }: { images: SampleDetails }) {
  const byModel = [...Map.groupBy(images, ({ model }) => model)].map(([model, own]) => ({
    model,
    blocks: worstBlocks(own),
  }));
  const all = byModel.flatMap(({ blocks }) => [...blocks.values()]);
  const ids = [...new Set(all.map(({ id }) => id))];
  if (ids.length === 0) return <p>Nothing of it was read.</p>;
  return (
    <Table
      class="side-by-side words"
      label="Blocks by model"
      titles={['Block', ...byModel.map(({ model }) => model)]}
      rows={ids.map((id) => ({
        name: id,
        cells: byModel.map(({ model, blocks }) => <BlockCell key={model} block={blocks.get(id)} />),
      }))}
    />
  );
}

function BlockCell({ block }: { block: BlockResult | undefined }) {
  if (block === undefined) return <span>{NOT_KNOWN}</span>;
  if (block.verdict === 'exact') return <span class="badge exact">✓ as asked</span>;
  if (block.verdict === 'unreadable')
    return <span class="badge unreadable">? could not be read</span>;
  return <Diff block={block} />;
}

/** By block, the repeat that has most of it wrong. */
function worstBlocks(images: SampleDetails): Map<string, BlockResult> {
  const worst = new Map<string, BlockResult>();
  for (const block of images.flatMap(({ text }) => text?.blocks ?? [])) {
    const known = worst.get(block.id);
    if (known === undefined || (block.cer ?? -1) > (known.cer ?? -1)) worst.set(block.id, block);
  }
  return worst;
}
