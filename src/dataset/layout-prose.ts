import { copyReferences } from './copy-references.ts';
import type { Region, Sample, SampleLayout } from './schema.ts';

/** What the rules of a sample ask for, in plain English for the prompt. */
export function layoutSentences(sample: Sample): string[] {
  const refer = copyReferences(sample.copy);
  return [
    ...regionSentences(sample, refer),
    ...lineBreakSentences(sample, refer),
    ...ruleSentences(sample, refer),
    ...logoSentences(sample),
    ...productSentences(sample),
    ...paletteSentences(sample),
    ...backgroundSentences(sample),
  ];
}

type Refer = (id: string) => string;

function regionSentences({ copy }: Sample, refer: Refer): string[] {
  return copy.flatMap(({ id, region }) =>
    region === undefined ? [] : [sentence(`${refer(id)} stands ${inRegion(region)}`)],
  );
}

function lineBreakSentences({ copy, layout }: Sample, refer: Refer): string[] {
  if (layout?.lineBreaks === false) return [];
  return copy.flatMap(({ id, text }) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.length < 2
      ? []
      : [sentence(`${refer(id)} is set on ${lines.length} lines: ${lines.map(quote).join(' / ')}`)];
  });
}

function ruleSentences({ copy, layout = {} }: Sample, refer: Refer): string[] {
  const { hierarchy, ratio, order, align, spacing, margin, overlap, contrast, legibility } = layout;
  const said: string[] = [];
  if (hierarchy !== undefined) {
    const levels = hierarchy.map((level) => {
      const names = typeof level === 'string' ? [level] : level;
      return `${together(names.map(refer))}${names.length > 1 ? ' (of one size)' : ''}`;
    });
    said.push(`Text sizes fall in this order, the largest first: ${levels.join('; then ')}.`);
    if (ratio !== undefined)
      said.push(`Each size is at least ${ratio} times the next smaller one.`);
  }
  if (order === true && copy.length > 1) {
    said.push(
      `The texts are read in this order: ${copy.map(({ id }) => refer(id)).join(', then ')}.`,
    );
  }
  for (const { blocks, edge } of align ?? []) {
    said.push(sentence(`${together(blocks.map(refer))} ${edgeProse[edge]}`));
  }
  for (const { blocks, axis } of spacing ?? []) {
    const way = axis === 'y' ? 'from top to bottom' : 'from side to side';
    said.push(sentence(`${together(blocks.map(refer))} follow each other ${way} with equal gaps`));
  }
  if (spacing !== undefined && new Set(spacing.map(({ axis }) => axis)).size < spacing.length) {
    said.push('There is more room between two such groups of texts than within them.');
  }
  if (margin !== undefined) {
    said.push(
      `Nothing stands nearer to the edge than ${percent(margin)} of the picture's shorter side.`,
    );
  }
  if (typeof overlap === 'object') {
    said.push(`No text covers more than ${percent(overlap.share)} of another.`);
  }
  if (typeof contrast === 'object') {
    said.push(`The contrast of text with what is behind it is at least ${contrast.ratio} to 1.`);
  }
  if (typeof legibility === 'object') {
    said.push(`Every line of text is at least ${legibility.minHeight} pixels high.`);
  }
  return said;
}

const edgeProse: Readonly<Record<NonNullable<SampleLayout['align']>[number]['edge'], string>> = {
  left: 'share one left edge',
  right: 'share one right edge',
  center: 'are centered on one vertical line',
  start: 'share the edge at which their lines begin',
  end: 'share the edge at which their lines end',
  top: 'share one top edge',
  bottom: 'share one bottom edge',
  middle: 'are centered on one horizontal line',
};

function logoSentences({ logo, inputs }: Sample): string[] {
  if (logo === undefined) return [];
  const reads = logo.text === undefined ? '' : `, which reads ${quote(logo.text)},`;
  const name = `The logo${attached(logo.asset, inputs)}${reads}`;
  const facts = [
    logo.region === undefined ? 'appears in the picture' : `stands ${inRegion(logo.region)}`,
    logo.width === undefined ? '' : `is ${widths(logo.width)} of the picture's width wide`,
    logo.clear === undefined || logo.clear === 0
      ? ''
      : `has clear space of ${logo.clear} times its height on every side`,
  ].filter((fact) => fact !== '');
  return [sentence(`${name} ${together(facts)}`)];
}

function productSentences({ product, inputs }: Sample): string[] {
  if (product === undefined) return [];
  const where =
    product.region === undefined ? 'is shown in the picture' : `stands ${inRegion(product.region)}`;
  return [
    sentence(`The product${attached(product.asset, inputs)} ${where}, unchanged in its looks`),
  ];
}

function paletteSentences({ palette }: Sample): string[] {
  if (palette === undefined) return [];
  const { primary, secondary } = palette;
  return secondary === undefined
    ? [`The main color is ${primary}.`]
    : [`The main color is ${primary}, with ${together(secondary)} beside it.`];
}

function backgroundSentences({ background }: Sample): string[] {
  switch (background) {
    case undefined:
      return [];
    case 'white':
      return ['The background is plain white.'];
    case 'opaque':
      return ['The background is opaque.'];
    case 'transparent':
      return ['The background is transparent.'];
  }
}

function attached(asset: string, inputs: readonly string[] | undefined): string {
  const at = inputs?.indexOf(asset) ?? -1;
  return at < 0 ? '' : ` (attached picture ${at + 1})`;
}

function inRegion(region: Region): string {
  if (region === 'middle-center') return 'at the center of the picture';
  if (typeof region === 'string') return `at the ${region.replace('-', ' ')} of the picture`;
  const [x, y, width, height] = region;
  return (
    `between ${percent(x)} and ${percent(x + width)} of the picture's width from the left, ` +
    `and between ${percent(y)} and ${percent(y + height)} of its height from the top`
  );
}

function widths([least, most]: readonly [number, number]): string {
  return least === most ? percent(least) : `${percent(least)} to ${percent(most)}`;
}

function percent(part: number): string {
  return `${Number((part * 100).toFixed(1))}%`;
}

function together(parts: readonly string[]): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function quote(text: string): string {
  return `“${text.trim()}”`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
