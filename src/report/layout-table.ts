import { countRange, NOT_KNOWN } from '../figures/numbers.ts';
import type { ImageResult, LayoutResult, Results } from '../results/results.ts';
import { inColumns, type Row } from './columns.ts';
import { plain } from './plain.ts';

/** More lines than this nobody reads in a terminal; results.json has them all. */
const MOST_LINES = 24;

/** Rules that hold of those that were judged, as a range where some are not known. */
export function rulesHeld(layout: readonly LayoutResult[]): string {
  const judged = layout.filter(({ verdict }) => verdict !== 'not-applicable');
  if (judged.length === 0) return NOT_KNOWN;
  const count = (verdict: LayoutResult['verdict']) =>
    judged.filter((one) => one.verdict === verdict).length;
  return countRange(count('pass'), count('unknown'), judged.length);
}

/** What rules found against pictures, a line each; null where they found nothing. */
export function layoutFaults(results: Results): string | null {
  const several = results.models.length > 1;
  const faults = results.images.flatMap((image) =>
    image.layout
      .filter(({ verdict }) => verdict === 'fail')
      .map((rule) => faultRow(image, rule, several)),
  );
  if (faults.length === 0) return null;
  const shown = faults.slice(0, MOST_LINES);
  const rest = faults.length - shown.length;
  const lines = inColumns(
    [
      { title: 'Layout', align: 'left' },
      { title: 'Rule', align: 'left' },
      { title: 'What is wrong', align: 'left' },
    ],
    shown,
  );
  return rest === 0 ? lines : `${lines}\n… and ${rest} more in results.json`;
}

function faultRow(image: ImageResult, { rule, message }: LayoutResult, several: boolean): Row {
  const repeat = image.repeat > 0 ? ` #${image.repeat + 1}` : '';
  const model = several ? `${image.model} · ` : '';
  return { cells: [plain(`${model}${image.sample}${repeat}`), rule], note: plain(message) };
}
