import { isAnswered, isUsablePicture } from '../figures/judged.ts';
import {
  countRange,
  NOT_KNOWN,
  percent,
  percentDigits,
  score,
  shareRange,
} from '../figures/numbers.ts';
import type { ImageResult, ModelResult, Results, TextResult } from '../results/results.ts';
import { type Column, inColumns, PAGE_WIDTH, type Row } from './columns.ts';
import { percentWithInterval } from './figure-words.ts';
import { layoutFaults, rulesHeld } from './layout-table.ts';
import { plain } from './plain.ts';
import { suspectLine } from './suspects.ts';
import { wrapped } from './wrapped.ts';

const MODEL_COLUMNS: Column[] = [
  { title: 'Model', align: 'left' },
  { title: '#', align: 'right' },
  { title: 'Scored', align: 'right' },
  { title: 'Text accuracy', align: 'left' },
  { title: 'Decided', align: 'right' },
  { title: 'Extra', align: 'right' },
  { title: 'Dup', align: 'right' },
  { title: 'Usable', align: 'right' },
];

/** One row a model, for a terminal of 80 columns; with ranks where there are several. */
export function modelTable(results: Results): string {
  const byModel = Map.groupBy(results.images, ({ model }) => model);
  const isRanked = results.models.length > 1 && (results.comparisons ?? []).length > 0;
  const rows = results.models.flatMap((model) => modelRows(model, byModel.get(model.model) ?? []));
  if (isRanked) return `${inColumns(MODEL_COLUMNS, rows)}\n${RANK_LEGEND}`;
  return inColumns(
    MODEL_COLUMNS.filter(({ title }) => title !== '#'),
    rows.map((row) => ({ ...row, cells: row.cells.toSpliced(1, 1) })),
  );
}

const RANK_LEGEND = '#: 1 + the number of models whose text accuracy is significantly better.';

function modelRows(model: ModelResult, images: readonly ImageResult[]): Row[] {
  const texts = images.flatMap(({ text }) => (text === null ? [] : [text]));
  const total = (key: 'characters' | 'decidedCharacters' | 'extra' | 'duplicated') =>
    texts.reduce((sum, text) => sum + text[key], 0);
  const characters = total('characters');
  const received = images.filter(({ outcome }) => outcome === 'image');
  const row: Row = {
    cells: [
      plain(model.model),
      String(model.ranks?.textAccuracy ?? NOT_KNOWN),
      `${texts.length}/${model.images}`,
      percentWithInterval(model.figures.textAccuracy),
      characters === 0 ? NOT_KNOWN : percent(total('decidedCharacters') / characters),
      texts.length === 0 ? NOT_KNOWN : String(total('extra')),
      texts.length === 0 ? NOT_KNOWN : String(total('duplicated')),
      usableRange(images),
    ],
  };
  const unread = received.length - texts.length;
  const remarks = [
    model.simulated ? 'simulated' : '',
    ...Object.entries(model.outcomes).map(([outcome, n]) =>
      outcome === 'image' || n === 0 ? '' : `${n} ${outcome}`,
    ),
    unread > 0 ? `${unread} not read` : '',
    boundsRemark(model),
  ].filter((remark) => remark !== '');
  const lines = remarks.length === 0 ? [] : wrapped(remarks.join(' · '), PAGE_WIDTH - 2);
  return [row, ...lines.map((line): Row => ({ cells: [], note: `  ${line}` }))];
}

/** Between which the text accuracy lies whatever it was that could not be read. */
function boundsRemark({ figures }: ModelResult): string {
  const bounds = figures.textAccuracy?.worst;
  if (bounds == null || bounds[0] === bounds[1]) return '';
  return `${percentDigits(bounds[0])}–${percent(bounds[1])} with all text, read or not`;
}

/** Of what the model answered for, with a picture or without. */
function usableRange(images: readonly ImageResult[]): string {
  const answered = images.filter(isAnswered).map(isUsablePicture);
  const count = (usable: boolean | null) => answered.filter((one) => one === usable).length;
  return shareRange(count(true), count(null), answered.length);
}

const PICTURE_COLUMNS: Column[] = [
  { title: 'Sample', align: 'left' },
  { title: 'CER', align: 'right' },
  { title: 'Errors', align: 'right' },
  { title: 'Extra', align: 'right' },
  { title: 'Dup', align: 'right' },
  { title: 'Order', align: 'right' },
  { title: 'Undec.', align: 'right' },
  { title: 'Crit.', align: 'right' },
  { title: 'Layout', align: 'right' },
  { title: 'Usable', align: 'right' },
];

const LEGEND = [
  'Errors: characters substituted/missing/inserted. Undec.: characters the reader',
  'could not decide. Crit.: critical strings that are right. Layout: rules that',
  'hold, of those that were judged. –: none, or not known.',
].join('\n');

/** One row a picture; under the model's name where there are several models. */
export function pictureTable(results: Results): string {
  const byModel = Map.groupBy(results.images, ({ model }) => model);
  const severalSets = results.run.sets.length > 1;
  const rows = [...byModel].flatMap(([model, images]): Row[] => [
    ...(byModel.size > 1 ? [{ cells: [], note: plain(model) }] : []),
    ...images.map((image) => pictureRow(image, severalSets, byModel.size > 1)),
  ]);
  return [
    `${inColumns(PICTURE_COLUMNS, rows)}\n\n${LEGEND}`,
    suspectLine(results),
    layoutFaults(results),
  ]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
}

function pictureRow(image: ImageResult, severalSets: boolean, indented: boolean): Row {
  const set = severalSets ? `${image.set}/` : '';
  const repeat = image.repeat > 0 ? ` #${image.repeat + 1}` : '';
  const name = plain(`${indented ? '· ' : ''}${set}${image.sample}${repeat}`);
  if (image.text !== null)
    return {
      cells: [name, ...textCells(image.text), rulesHeld(image.layout), yesNo(image.usable)],
    };
  const [what, why] =
    image.outcome === 'image' ? ['not read', image.textReason] : [image.outcome, image.reason];
  return { cells: [name], note: plain(why ? `${what}: ${why}` : what) };
}

function textCells(text: TextResult): string[] {
  const { critical } = text;
  return [
    percent(text.cer),
    `${text.substituted}/${text.missing}/${text.inserted}`,
    String(text.extra),
    String(text.duplicated),
    score(text.order),
    String(text.characters - text.decidedCharacters),
    countRange(
      critical.filter(({ ok }) => ok === true).length,
      critical.filter(({ ok }) => ok === null).length,
      critical.length,
    ),
  ];
}

function yesNo(usable: boolean | null): string {
  return usable === null ? NOT_KNOWN : usable ? 'yes' : 'no';
}
