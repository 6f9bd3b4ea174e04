import type { Kit } from '../../src/reading/kits.ts';
import { inColumns } from '../../src/report/columns.ts';
import { percent } from '../validity/tables.ts';
import { fitKit, probabilityBy } from './fit-kit.ts';
import { type Labelled, labelPages, type ReadPage } from './labelled.ts';

/** The same pages as fewer engines would have read them. */
export interface Ensemble {
  /** What it has more than the one before. */
  title: string;
  kit: Kit;
  pages: ReadPage[];
}

/**
 * The first recogniser alone, with each voter before the whole kit, and the same with tesseract
 * reading only the scripts that the first can't write.
 */
export function ensembles(kit: Kit, pages: readonly ReadPage[]): Ensemble[] {
  return kit.recognisers.flatMap((_, n) => {
    const recognisers = kit.recognisers.slice(0, n + 1);
    const ids = recognisers.map(({ id }) => id);
    return [false, true].map((everywhere) => ({
      title: everywhere ? '  and tesseract' : `${n === 0 ? '' : '+ '}${ids[n]}`,
      kit: { ...kit, recognisers },
      pages: pages.map((page) => withOnly(page, ids, everywhere ? null : recognisers[0]!.scripts)),
    }));
  });
}

/** `written`: scripts in which tesseract is not heard; null where it is heard in all. */
function withOnly(
  page: ReadPage,
  engines: readonly string[],
  written: readonly string[] | null,
): ReadPage {
  const lines = page.evidence.lines.map((line) => ({
    ...line,
    pp: line.pp.filter(({ engine }) => engines.includes(engine)),
    tesseract: line.tesseract.filter(({ script }) => !written?.includes(script)),
  }));
  return { ...page, evidence: { ...page.evidence, lines } };
}

/** What each ensemble gives on lines that nothing was fitted on, each with a fit of its own. */
export async function votersTable(all: readonly Ensemble[], trust: number): Promise<string> {
  const rows = [];
  for (const { title, kit, pages } of all) {
    const labelled = await labelPages(pages, kit);
    const fit = fitKit(labelled);
    const held = labelled.filter((line) => line.held);
    const trusted = held.filter((line) => probabilityBy(fit, line) >= trust);
    const typeset = (line: Labelled) => !line.real && line.kind !== 'malformed';
    const real = (line: Labelled) => line.real;
    const alike = (line: Labelled) => line.kind === 'lookalike';
    const malformed = (line: Labelled) => !line.real && line.kind === 'malformed';
    const wrong = trusted.filter((line) => alike(line) && line.edits > 0);
    rows.push({
      cells: [
        title,
        decidedAndError(held.filter(typeset), trusted.filter(typeset)),
        decidedAndError(held.filter(real), trusted.filter(real)),
        `${wrong.length}/${held.filter(alike).length}`,
        `${trusted.filter(malformed).length}/${held.filter(malformed).length}`,
      ],
    });
  }
  const titles = ['typeset', 'real', 'alike', 'malformed'];
  return inColumns(
    [
      { title: 'Engines', align: 'left' },
      ...titles.map((title) => ({ title, align: 'right' as const })),
    ],
    rows,
  );
}

/** Share of the characters that is trusted, and the share of those that is wrong. */
function decidedAndError(lines: readonly Labelled[], trusted: readonly Labelled[]): string {
  const decided = percent(sum(trusted, 'characters'), sum(lines, 'characters'));
  return `${decided} / ${percent(sum(trusted, 'edits'), sum(trusted, 'characters'))}`;
}

function sum(lines: readonly Labelled[], of: 'edits' | 'characters'): number {
  return lines.reduce((total, line) => total + line[of], 0);
}
