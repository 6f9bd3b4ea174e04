import { textKinds, touchedBy } from '../../src/models/faults/fault.ts';
import type { ReaderFiles } from '../../src/reading/files.ts';
import { faultsOf, malformedOf } from './faults/found.ts';
import { countMalformed } from './faults/malformed.ts';
import type { Case } from './faults/plan.ts';
import { ratesOf } from './faults/rates.ts';
import { type SeeOptions, seeCases } from './faults/see.ts';
import { agreementTable, cleanTable, malformedLine, outcomeTable } from './faults/tables.ts';
import { tallyClean, tallyOutcomes } from './faults/tally.ts';

/** What becomes of faults that were injected on purpose, and of blocks that have none. */
export async function faultsReport(
  files: ReaderFiles,
  options: SeeOptions,
  say: (text: string) => void,
) {
  const { seen, undrawn } = await seeCases(files, options);
  const found = faultsOf(seen);
  const kinds = tallyOutcomes(found, ({ fault }) => fault.kind, textKinds);
  const scripts = tallyOutcomes(found, ({ script }) => script, []);
  const both = tallyOutcomes(
    found,
    ({ fault, script }) => `${fault.kind} ${script}`,
    textKinds.flatMap((kind) => [...scripts.keys()].map((script) => `${kind} ${script}`)),
  );
  const malformed = countMalformed(malformedOf(seen));
  const blocksOf = (purpose: Case['purpose'], touched: boolean) =>
    seen
      .filter((one) => one.purpose === purpose)
      .flatMap(({ injected, judged }) => {
        const changed = new Set(injected.flatMap(touchedBy));
        return judged.blocks.filter(({ id }) => touched || !changed.has(id));
      });
  const clean = tallyClean(blocksOf('clean', true));
  const beside = tallyClean(blocksOf('text', false));
  const layout = tallyClean(blocksOf('layout', true));
  const rates = ratesOf(seen);

  const of = (purpose: Case['purpose']) => seen.filter((one) => one.purpose === purpose).length;
  say(`Injected faults, ${found.length} in ${of('text')} pictures, in typefaces kept apart`);
  say(`${outcomeTable('Kind', kinds)}\n\n${outcomeTable('Script', scripts)}\n`);
  say(`${malformedLine(malformed)}\n`);
  say(`Blocks of ${of('clean')} pictures drawn as asked\n${cleanTable(clean)}\n`);
  say(`Untouched blocks of the pictures with faults\n${cleanTable(beside)}\n`);
  say(`Blocks of ${of('layout')} pictures with faults of layout alone\n${cleanTable(layout)}\n`);
  say(`CER injected and measured, by simulated model\n${agreementTable(rates)}\n`);
  if (undrawn.length > 0) say(`Not drawn: ${undrawn.join('; ')}\n`);
  const plain = (map: ReadonlyMap<string, unknown>) => Object.fromEntries(map);
  return {
    kinds: plain(kinds),
    scripts: plain(scripts),
    kindsByScript: plain(both),
    malformed,
    clean: plain(clean),
    beside: plain(beside),
    layout: plain(layout),
    rates: plain(rates),
    undrawn,
  };
}
