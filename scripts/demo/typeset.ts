import type { Sample } from '../../src/dataset/schema.ts';
import { type TextKind, textFaults } from '../../src/models/faults.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { composePage } from '../../src/typeset/compose.ts';
import type { DrawnPage } from '../../src/typeset/page.ts';
import { paintPage } from '../../src/typeset/paint.ts';
import type { Truth } from './sheet.ts';

/** A sample that the typesetter draws, with a fault on purpose or none. */
export interface TypesetDrawing {
  seed: number;
  fault?: TextKind;
}

export async function drawTypeset(
  sample: Sample,
  folder: string,
  { seed, fault }: TypesetDrawing,
): Promise<{ drawn: DrawnPage; truth: Truth }> {
  const page = await composePage({ sample, folder, seed, options: { ground: 'plain' } });
  const faulty =
    fault === undefined
      ? { page }
      : textFaults[fault].apply(page, sample, seededRandom(seed), new Set());
  if (faulty === null) throw new Error(`${sample.id}: no place for ${fault}`);
  const drawn = await paintPage(faulty.page);
  return { drawn, truth: truthOf(sample, drawn) };
}

function truthOf(sample: Sample, { texts }: DrawnPage): Truth {
  const set = texts.map(({ block, lines }) => ({
    block,
    text: lines.map(({ text }) => text).join(' '),
  }));
  // Where lines break is no matter of the text.
  const bare = (text: string) => text.replace(/\s+/g, '');
  const again = (text: string) => sample.copy.find((block) => bare(block.text) === bare(text))?.id;
  const unasked = set.filter(({ block }) => block === null).map(({ text }) => text);
  return {
    drawn: Object.fromEntries(
      sample.copy.map(({ id, text }) => {
        const drawn = set.find(({ block }) => block === id)?.text ?? null;
        return [id, drawn !== null && bare(drawn) === bare(text) ? text : drawn];
      }),
    ),
    extras: unasked.filter((text) => again(text) === undefined),
    duplicates: unasked.flatMap((text) => again(text) ?? []),
  };
}
