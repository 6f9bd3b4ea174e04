import type { KnownModel } from '../models/catalogue.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import {
  formatsLong,
  formatsShort,
  inputsLong,
  priceLong,
  priceShort,
  seedsLong,
  sizesLong,
  sizesShort,
  transparencyLong,
  transparencyShort,
} from './model-words.ts';
import { plain } from './plain.ts';
import { wrapped } from './wrapped.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Model', align: 'left' },
  { title: 'Formats', align: 'left' },
  { title: 'Inputs', align: 'right' },
  { title: 'Seed', align: 'left' },
  { title: 'Alpha', align: 'left' },
  { title: 'A picture', align: 'right' },
];

/**
 * All models, three lines each.
 *
 * @param others providers whose models are not known
 */
export function modelsTable(models: readonly KnownModel[], others: readonly string[]): string {
  const days = [...new Set(models.map(({ date }) => date))].sort();
  const remarks = [
    'Inputs: pictures that it takes with a prompt. Alpha: transparent backgrounds.',
    'A picture: of about 1024x1024, from the lowest quality or grade to the highest.',
    `Prices of ${days.join(', ')}. Who says so: typoscope models list <id>`,
    ...(others.length === 0 ? [] : [`Without a list of models: ${others.join(', ')}.`]),
  ];
  return [
    inColumns(COLUMNS, models.flatMap(rowsOf)),
    remarks.flatMap((remark) => wrapped(plain(remark), PAGE_WIDTH)).join('\n'),
  ].join('\n\n');
}

function rowsOf(known: KnownModel): Row[] {
  const { provider, model, title, inputs, seed, sizes, shutdown } = known;
  const notes = [
    `${provider}: ${model}`,
    sizesShort(sizes),
    ...(shutdown === undefined ? [] : [shutdown.words]),
  ];
  return [
    {
      cells: [
        plain(title),
        formatsShort(known),
        String(inputs),
        seed ? 'yes' : 'no',
        transparencyShort(known),
        priceShort(known),
      ],
    },
    ...notes.flatMap((note) =>
      wrapped(plain(note), PAGE_WIDTH - 4).map((line, i) => ({
        cells: [],
        note: `${i === 0 ? '  ' : '    '}${line}`,
      })),
    ),
  ];
}

/** All that is known of one model. */
export function modelBlock(known: KnownModel): string {
  const facts: [string, string[]][] = [
    ['id', [known.model]],
    ['provider', [known.provider]],
    ['sizes', [sizesLong(known.sizes)]],
    ['formats', [formatsLong(known)]],
    ['seeds', [seedsLong(known)]],
    ['transparency', [transparencyLong(known)]],
    ['inputs', [inputsLong(known)]],
    ['price', priceLong(known)],
    ['as of', [known.date]],
    ['source', [known.source]],
    ['end', [known.shutdown?.words ?? 'none announced']],
  ];
  const label = Math.max(...facts.map(([name]) => name.length)) + 2;
  const lines = facts.flatMap(([name, texts]) =>
    texts
      .flatMap((text) => wrapped(plain(text), PAGE_WIDTH - label - 2))
      .map((line, i) => `  ${(i === 0 ? name : '').padEnd(label)}${line}`),
  );
  return [plain(known.title), ...lines].join('\n');
}

/** In the form of a catalogue, so that it may be the beginning of one's own. */
export function modelsJson(models: readonly KnownModel[]): string {
  const date = models
    .map((known) => known.date)
    .sort()
    .at(-1);
  const entries = models.map(({ date: checked, ...facts }) => ({
    ...facts,
    ...(checked === date ? {} : { checked }),
  }));
  return JSON.stringify({ date, models: entries }, null, 2);
}
