/**
 * Speed and error beside a peer, in one run on the same pictures: `npm run bench [-- n]`.
 * The peer is tesseract.js on the whole page, which is what most pipelines in JavaScript do. Both
 * readings go through the same judge with nothing left undecided, so that only the readers differ;
 * ours is also shown at its default trust. One thread each: this compares work, not cores.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM } from 'tesseract.js';
import { loadSet } from '../src/dataset/load.ts';
import type { Sample } from '../src/dataset/schema.ts';
import { boxOf } from '../src/geometry.ts';
import { languageKey } from '../src/language.ts';
import { decodePicture } from '../src/picture/decode.ts';
import { routedReader } from '../src/reading/routed.ts';
import { type LanguageData, languageData } from '../src/reading/tesseract/languages.ts';
import { inColumns } from '../src/report/columns.ts';
import { languagesOf } from '../src/run/readers.ts';
import { DEFAULT_TRUST } from '../src/run/score.ts';
import { judgeText } from '../src/text/judge.ts';
import type { SeenLine } from '../src/text/types.ts';

const SETS = [
  { folder: 'datasets/demo', pictures: 'pictures' },
  { folder: '../shared/cases/typeset', pictures: 'images' },
  { folder: '../shared/cases/real', pictures: 'images' },
];
const most = Number(process.argv[2] ?? 12);

interface Tally {
  seconds: number;
  pictures: number;
  errors: number;
  characters: number;
}

for (const { folder, pictures } of SETS) {
  if (!existsSync(folder)) {
    console.log(`${folder} is not here: skipped\n`);
    continue;
  }
  const { info, samples } = await loadSet(folder);
  const rows = new Map<string, Tally>();
  const reader = routedReader();
  for (const sample of samples.slice(0, most)) {
    const bytes = await readFile(join(folder, pictures, `${sample.id}.png`));
    const pixels = await decodePicture(bytes);
    const languages = languagesOf(sample);
    // Loading models is not reading; the first picture of a language would pay for it alone.
    await reader.read(pixels, languages);
    const ours = await timed(async () => {
      const reading = await reader.read(pixels, languages);
      return reading.lines.map((line) => ({ ...line, box: boxOf(line.quad) }));
    });
    tally(rows, 'typoscope, all decided', sample, ours, 0);
    tally(rows, `typoscope, trust ${DEFAULT_TRUST}`, sample, ours, DEFAULT_TRUST);
    tally(rows, 'tesseract.js, whole page', sample, await wholePage(bytes, languages), 0);
  }
  await reader.close();
  console.log(`${info.name}: ${Math.min(most, samples.length)} pictures\n${table(rows)}\n`);
}

async function timed(read: () => Promise<SeenLine[]>) {
  const start = performance.now();
  const lines = await read();
  return { lines, seconds: (performance.now() - start) / 1000 };
}

async function wholePage(bytes: Buffer, languages: readonly string[]) {
  const data = languages.map((language) => peerData(languageKey(language)));
  // tesseract.js takes its languages from one folder.
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-bench-'));
  for (const { code, path } of data) await copyFile(path, join(folder, `${code}.traineddata.gz`));
  const codes = [...new Set(data.map(({ code }) => code))];
  const worker = await createWorker(codes, OEM.LSTM_ONLY, {
    langPath: folder,
    gzip: true,
    cacheMethod: 'none',
  });
  const flat = await sharp(bytes).flatten({ background: '#fff' }).png().toBuffer();
  const read = await timed(async () => {
    const { data: page } = await worker.recognize(flat, {}, { blocks: true, text: false });
    const lines = (page.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((p) => p.lines));
    return lines.map(({ text, confidence, bbox }) => ({
      text: text.trim(),
      confidence: confidence / 100,
      box: [bbox.x0, bbox.y0, bbox.x1 - bbox.x0, bbox.y1 - bbox.y0] as const,
    }));
  });
  await worker.terminate();
  await rm(folder, { recursive: true });
  return read;
}

/** The peer gets English and Simplified Chinese of its own, which our reader does without. */
function peerData(language: string): LanguageData {
  return languageData(language) ?? languageData('en')!;
}

function tally(
  rows: Map<string, Tally>,
  name: string,
  sample: Sample,
  { lines, seconds }: { lines: SeenLine[]; seconds: number },
  trust: number,
): void {
  const judged = judgeText({ blocks: sample.copy, lines, ...sample.canvas, trust });
  const row = rows.get(name) ?? { seconds: 0, pictures: 0, errors: 0, characters: 0 };
  rows.set(name, {
    seconds: row.seconds + seconds,
    pictures: row.pictures + 1,
    errors: row.errors + judged.substituted + judged.missing + judged.inserted,
    characters: row.characters + judged.decidedCharacters,
  });
}

function table(rows: ReadonlyMap<string, Tally>): string {
  return inColumns(
    [
      { title: 'Reader', align: 'left' },
      { title: 's a picture', align: 'right' },
      { title: 'CER', align: 'right' },
      { title: 'decided', align: 'right' },
    ],
    [...rows].map(([name, row]) => ({
      cells: [
        name,
        (row.seconds / row.pictures).toFixed(2),
        row.characters === 0 ? '–' : `${((100 * row.errors) / row.characters).toFixed(1)}%`,
        String(row.characters),
      ],
    })),
  );
}
