import type { ReaderFiles } from '../../src/reading/files.ts';
import type { Store } from '../../src/store/store.ts';
import { measuredTo } from './layout/measured.ts';
import { brokenBy } from './layout/rule-of.ts';
import { type LayoutDrawing, type SeenLayout, seeLayouts } from './layout/see.ts';
import { cleanRulesTable, foundTable, measuredTable } from './layout/tables.ts';
import { tallyClean, tallyFound, verdictOf } from './layout/tally.ts';

/** What becomes of faults of layout that were injected on purpose, and of pages that have none. */
export async function layoutReport(
  files: ReaderFiles,
  options: { store: Store; trust: number; drawing?: LayoutDrawing; list?: boolean },
  say: (text: string) => void,
) {
  const { seen, undrawn } = await seeLayouts(files, options);
  const found = tallyFound(seen);
  const clean = tallyClean(seen);
  const measured = await measuredTo(seen);
  const faulty = seen.filter(({ injected }) => injected.length > 0).length;
  const count = [...found.values()].reduce((sum, { n }) => sum + n, 0);
  say(`Injected faults of layout, ${count} in ${faulty} pictures over all sets`);
  say(`${foundTable(found)}\n`);
  say(`${seen.length - faulty} pictures drawn as asked, by rule\n${cleanRulesTable(clean)}\n`);
  say(`Measured beside the typesetter's own boxes\n${measuredTable(measured)}\n`);
  if (undrawn.length > 0) say(`Not drawn: ${undrawn.join('; ')}\n`);
  if (options.list === true) say(`${listing(seen).join('\n')}\n`);
  const plain = (map: ReadonlyMap<string, unknown>) => Object.fromEntries(map);
  return { found: plain(found), clean: plain(clean), measured: plain(measured), undrawn };
}

/** Every verdict that is not what the drawing says. */
function listing(seen: readonly SeenLayout[]): string[] {
  return seen.flatMap(({ sample, picture, injected, layout }) => {
    const said = (rule: string) => layout.find((one) => one.rule === rule)?.message ?? '';
    const lost = injected.flatMap(({ kind, what }) => {
      const broken = brokenBy[kind as keyof typeof brokenBy];
      if (broken === undefined || verdictOf(layout, broken.rule) === 'fail') return [];
      const verdict = verdictOf(layout, broken.rule);
      return [`  ${kind} ${verdict}: ${what}`, `    ${said(broken.rule)}`];
    });
    const accused =
      injected.length > 0
        ? []
        : layout.flatMap(({ rule, verdict, message }) =>
            verdict === 'fail' || verdict === 'unknown'
              ? [`  clean ${rule} ${verdict}: ${message}`]
              : [],
          );
    const lines = [...lost, ...accused];
    return lines.length === 0 ? [] : [`${sample.id} ${picture}`, ...lines];
  });
}
