import type { BlockResult, EditResult, ImageResult, TextResult } from '../../results/results.ts';
import type { Columns } from './sheet.ts';

interface BlockRow {
  image: ImageResult;
  block: BlockResult;
  critical: TextResult['critical'];
}

/** The blocks of a picture, which has none as long as nobody has read it. */
export function blockRows(image: ImageResult): BlockRow[] {
  const { blocks = [], critical = [] } = image.text ?? {};
  return blocks.map((block) => ({
    image,
    block,
    critical: critical.filter((one) => one.block === block.id),
  }));
}

/** New columns go to the end: scripts may count them. */
export const blockColumns: Columns<BlockRow> = {
  model: ({ image }) => image.model,
  simulated: ({ image }) => (image.simulated ? 'yes' : 'no'),
  set: ({ image }) => image.set,
  sample: ({ image }) => image.sample,
  repeat: ({ image }) => image.repeat + 1,
  block: ({ block }) => block.id,
  role: ({ block }) => block.role,
  lang: ({ block }) => block.lang,
  script: ({ block }) => block.script,
  expected: ({ block }) => block.expected,
  read: ({ block }) => block.read,
  verdict: ({ block }) => block.verdict,
  cer: ({ block }) => block.cer,
  edits: ({ block }) => block.edits.map(editInSigns).join(' '),
  critical: ({ critical }) => critical.length,
  criticalRight: ({ critical }) => critical.filter(({ ok }) => ok === true).length,
  criticalUnknown: ({ critical }) => critical.filter(({ ok }) => ok === null).length,
  confidence: ({ block }) => block.confidence,
  x: ({ block }) => block.box?.[0],
  y: ({ block }) => block.box?.[1],
  width: ({ block }) => block.box?.[2],
  height: ({ block }) => block.box?.[3],
  by: ({ block }) => block.by,
  file: ({ image }) => image.file,
};

/** `é→e`, `a→∅` where a is missing, `∅→x` where x is too many. */
function editInSigns({ op, expected, read }: EditResult): string {
  return `${op === 'insert' ? '∅' : expected}→${op === 'missing' ? '∅' : read}`;
}
