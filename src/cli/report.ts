import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { minUsableRate } from '../gates/min-usable-rate.ts';
import { gateAnnotations } from '../report/annotations.ts';
import { blocksCsv, picturesCsv } from '../report/csv.ts';
import { junitXml } from '../report/junit.ts';
import { resultsMarkdown } from '../report/markdown.ts';
import { plain } from '../report/plain.ts';
import { readRun } from '../results/read.ts';
import { type Results, serializeResults } from '../results/results.ts';
import { writeAtomically } from '../store/write.ts';
import { formatsAmong } from './formats.ts';
import { gateLines } from './gates.ts';
import { writeSite } from './site.ts';
import { summaryOf } from './summary.ts';

const FORMATS = ['html', 'csv', 'json', 'md', 'junit', 'github'] as const;
type Format = (typeof FORMATS)[number];

interface ReportFlags {
  format: Format[];
  out?: string;
  json?: boolean;
}

/** Adds `typoscope report`. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('write reports of a finished run: nothing is asked for and nothing is read')
    .argument('<run>', 'a run’s folder or id')
    .addOption(
      new Option(
        '--format <formats>',
        'which: html, csv, json, md, junit, github; with commas between',
      )
        .argParser((text) => formatsAmong(FORMATS, text))
        .default(['html', 'csv', 'json', 'md', 'junit'], 'html,csv,json,md,junit'),
    )
    .option('--out <folder>', 'where to (default: the run’s folder)')
    .option('--json', 'print the names of the files as JSON instead of the tables')
    .action(report);
}

async function report(run: string, { format, out, json }: ReportFlags): Promise<void> {
  const { results, folder } = await readRun(run);
  const target = out ?? folder;
  const files = format.flatMap((each) => (each === 'html' ? [] : filesOf(each, results)));
  const texts = files.map(({ name, text }) => {
    const file = join(target, name);
    writeAtomically(file, [text()], { code: 'output' });
    return file;
  });
  const pages = format.includes('html') ? [await writeSite({ results, folder, out: target })] : [];
  const written = [...pages, ...texts];
  if (json === true) {
    console.log(JSON.stringify(written, null, 2));
    return;
  }
  console.log(`${summaryOf(results)}\n`);
  for (const line of gateLines(minUsableRate(results))) console.log(line);
  for (const file of written) console.log(plain(`Written: ${file}`));
}

interface ReportFile {
  name: string;
  text: () => string;
}

function filesOf(format: Exclude<Format, 'html'>, results: Results): ReportFile[] {
  const gates = minUsableRate(results);
  switch (format) {
    case 'csv':
      return [
        { name: 'pictures.csv', text: () => picturesCsv(results) },
        { name: 'blocks.csv', text: () => blocksCsv(results) },
      ];
    case 'json':
      return [{ name: 'results.json', text: () => serializeResults(results) }];
    case 'md':
      return [{ name: 'report.md', text: () => resultsMarkdown(results, gates) }];
    case 'junit':
      return [{ name: 'junit.xml', text: () => junitXml(results, gates) }];
    case 'github':
      return [{ name: 'annotations.txt', text: () => gateAnnotations(gates) }];
  }
}
