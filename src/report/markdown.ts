import { NOT_KNOWN, percent, percentDigits } from '../figures/numbers.ts';
import type { GateOutcome } from '../gates/gate.ts';
import type { ImageResult, ModelResult, Results } from '../results/results.ts';
import { dollarsWithInterval, percentWithInterval, secondsWithInterval } from './figure-words.ts';
import { code, folded, sentence, table, withinComment } from './markdown/escape.ts';
import { gateList } from './markdown/gates.ts';
import { pairSentences } from './pair-words.ts';
import { whyNotUsable } from './why-not-usable.ts';

/** Pictures that are shown of those that are not usable, worst first. */
const SHOWN = 10;

/** A run as a comment on a pull request or a page of a wiki. */
export function resultsMarkdown(results: Results, gates: readonly GateOutcome[]): string {
  const { run, models } = results;
  return withinComment(
    [
      `<!-- typoscope -->\n## Typoscope: ${sentence(run.benchmark ?? run.id)}`,
      headLines(results).join('\n'),
      gateList(gates),
      modelsTable(models),
      withoutPicture(models),
      listOf(pairSentences(results)),
      folded('Text accuracy by language', partsTable(models, 'language')),
      folded('Text accuracy by category', partsTable(models, 'category')),
      folded('Pictures that are not usable, worst first', worstList(results)),
      folded('What it was measured with', provenance(results)),
    ],
    '*The rest does not fit a comment; results.json has it.*',
  );
}

function headLines({ run, models }: Results): string[] {
  const simulated = models.filter((model) => model.simulated).map(({ model }) => model);
  return [
    ...(run.status === 'partial'
      ? [`**Partial:** ${sentence(run.stoppedReason ?? 'not all was asked for')}`]
      : []),
    ...(simulated.length === 0
      ? []
      : [`**Simulated**, no real model: ${simulated.map(code).join(', ')}`]),
  ];
}

function modelsTable(models: readonly ModelResult[]): string {
  const titles = [
    ...['Model', '#', 'Text accuracy', 'Decided', 'All text', 'Usable'],
    ...['$ / usable', 'p50', 'p95', 'Refused'],
  ];
  const rows = models.map(({ model, figures, ranks }) => [
    code(model),
    String(ranks?.textAccuracy ?? NOT_KNOWN),
    percentWithInterval(figures.textAccuracy),
    percent(figures.decidedShare?.value),
    bounds(figures.textAccuracy),
    bounds(figures.usableRate),
    dollarsWithInterval(figures.costPerUsable),
    secondsWithInterval(figures.latencyP50),
    secondsWithInterval(figures.latencyP95),
    percentWithInterval(figures.refusalRate),
  ]);
  return `${table(titles, rows)}\n\n\\#: 1 + the number of models whose text accuracy is significantly better. Decided: how much of the copy could be read, which the accuracy rests on. All text, and usable: with what could not be read all wrong, and all right.`;
}

/** Models that are named for what did not come. */
const NAMED = 20;

function withoutPicture(models: readonly ModelResult[]): string {
  const lines = models.flatMap(({ model, outcomes }) => {
    const others = Object.entries(outcomes).filter(([name, n]) => name !== 'image' && n > 0);
    const counted = others.map(([name, n]) => `${n} ${name}`).join(', ');
    return others.length === 0 ? [] : [`- Without a picture: ${code(model)} ${counted}`];
  });
  const rest = lines.length - NAMED;
  return [...lines.slice(0, NAMED), ...(rest > 0 ? [`- … and ${rest} more models`] : [])].join(
    '\n',
  );
}

/** Whatever it was that could not be decided. */
function bounds(figure: ModelResult['figures'][string] | undefined): string {
  if (figure?.worst == null) return NOT_KNOWN;
  const [least, most] = figure.worst;
  return least === most ? percent(least) : `${percentDigits(least)}–${percent(most)}`;
}

function partsTable(models: readonly ModelResult[], kind: 'language' | 'category'): string {
  const prefix = `textAccuracy/${kind}/`;
  const names = new Set(
    models.flatMap(({ figures }) =>
      Object.keys(figures).flatMap((name) =>
        name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
      ),
    ),
  );
  if (names.size === 0) return '';
  return table(
    ['', ...models.map(({ model }) => code(model))],
    [...names]
      .sort()
      .map((name) => [
        sentence(name),
        ...models.map(({ figures }) => percentWithInterval(figures[`${prefix}${name}`])),
      ]),
  );
}

function worstList({ images, run }: Results): string {
  const unusable = images
    .filter(({ usable: is }) => is === false)
    .sort((a, b) => errors(b) - errors(a));
  const lines = unusable.slice(0, SHOWN).map((image) => {
    const why = whyNotUsable(image, run.bars).map(sentence).join('; ');
    const repeat = image.repeat > 0 ? ` #${image.repeat + 1}` : '';
    return `- ${code(image.model)} ${code(`${image.set}/${image.sample}${repeat}`)}: ${why}`;
  });
  const rest = unusable.length - lines.length;
  return [...lines, ...(rest > 0 ? [`- … and ${rest} more`] : [])].join('\n');
}

function errors({ text }: ImageResult): number {
  return text?.cer ?? 0;
}

function provenance({ run }: Results): string {
  const { versions, sets, bars, noise } = run;
  const residual = versions.readers.find((reader) => reader.residual !== null)?.residual;
  const readers = [...new Set(versions.readers.map(({ id, version }) => `${id} ${version}`))];
  return [
    `- Sets: ${sets.map(({ name, version }) => sentence(`${name} ${version}`)).join(', ')}`,
    `- Readers: ${readers.map(code).join(', ') || 'none'}${residual == null ? '' : `, which misread ${percent(residual.value)} of what is drawn right`}${noise?.cer == null ? '' : `; floor ${percent(noise.cer)}`}`,
    `- A picture is usable by: ${code(JSON.stringify(bars))}`,
    `- ${sentence(`typoscope ${versions.typoscope}, Node ${versions.node}, prices of ${versions.prices ?? 'no date'}`)}, run of ${run.startedAt}`,
  ].join('\n');
}

function listOf(sentences: readonly string[]): string {
  return sentences.map((one) => `- ${sentence(one)}`).join('\n');
}
