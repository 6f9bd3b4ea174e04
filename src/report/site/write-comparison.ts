import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Change, changesBetween } from '../../compare/changes.ts';
import type { Comparable } from '../../compare/comparable.ts';
import type { Comparison } from '../../compare/compare.ts';
import type { JudgedPicture } from '../../figures/judged.ts';
import type { ReadRun } from '../../results/read.ts';
import type { ImageResult } from '../../results/results.ts';
import { writeAtomically } from '../../store/write.ts';
import type { ChangeData, ComparisonData, SideData } from './data.ts';
import { drawDifference } from './difference.ts';
import { indexPage } from './index-page.ts';
import { pageCode } from './page-code.ts';
import { dataScript } from './scripts.ts';
import { innerPath, showPictures } from './show-pictures.ts';

/** The folder beside comparison.html. */
const FILES = 'comparison';
/** Pictures whose differing pixels are drawn: more than anybody looks at, a quarter of a second each. */
const DRAWN = 60;

export interface ComparisonSite {
  comparison: Comparison;
  was: ComparedSide;
  is: ComparedSide;
  out: string;
  /** Told how many changed pictures are drawn, then of each. */
  onPlan?: (pictures: number) => void;
  onPicture?: () => void;
}

export interface ComparedSide {
  name: string;
  comparable: Comparable;
  /** null: a baseline, which has no pictures. */
  run: ReadRun | null;
}

/**
 * Writes `comparison.html` and beside it `comparison/`, with what changed, picture by picture. Returns
 * the path of the page.
 *
 * @throws {TyposcopeError} code `output` where the disk refuses
 */
export async function writeComparisonSite(site: ComparisonSite): Promise<string> {
  const { comparison, was, is, out } = site;
  const code = pageCode();
  const found = changesBetween(was.comparable.pictures, is.comparable.pictures);
  const sides = {
    was: await sideOf(
      was,
      found.changes.map((change) => change.was),
      out,
      'was',
    ),
    is: await sideOf(
      is,
      found.changes.map((change) => change.is),
      out,
      'is',
    ),
  };
  site.onPlan?.(found.changes.length);
  const changes: ChangeData[] = [];
  for (const [n, change] of found.changes.entries()) {
    changes.push(await changeData(change, n, sides, out));
    site.onPicture?.();
  }
  const data: ComparisonData = {
    kind: 'comparison',
    comparison,
    was: was.name,
    is: is.name,
    changes,
    same: found.same,
    unpaired: found.unpaired,
    blind:
      was.run === null
        ? 'A baseline has no pictures. To see them as they were, compare with the folder of that run.'
        : null,
  };
  const write = (name: string, text: string) =>
    writeAtomically(join(out, name), [text], { code: 'output' });
  write(`${FILES}/data.js`, dataScript('site', data));
  write(`${FILES}/page.js`, code.script);
  const title = `${comparison.benchmark ?? 'Comparison'} compared · Typoscope`;
  write('comparison.html', indexPage(title, code.style, FILES));
  return join(out, 'comparison.html');
}

/** Tells how a picture looks on the page, and where its file is. */
interface Side {
  data: (picture: JudgedPicture) => SideData;
  source: (picture: JudgedPicture) => { path: string; folder: string } | null;
}

async function sideOf(
  { run }: ComparedSide,
  pictures: readonly JudgedPicture[],
  out: string,
  name: 'was' | 'is',
): Promise<Side> {
  if (run === null) {
    return { data: (picture) => ({ ...judgedSide(picture), ...NOTHING }), source: () => null };
  }
  const { results, folder } = run;
  const wanted = new Set(pictures.map(keyOf));
  const images = new Map(
    results.images.flatMap((image) => (wanted.has(keyOf(image)) ? [[keyOf(image), image]] : [])),
  );
  const shownOf = await showPictures([...images.values()], {
    ...{ from: folder, out, pictures: `${FILES}/${name}` },
    thumbnails: `${FILES}/${name}/thumbnails`,
  });
  const imageOf = (picture: JudgedPicture): ImageResult | undefined => images.get(keyOf(picture));
  return {
    data(picture) {
      const image = imageOf(picture);
      if (image === undefined) return { ...judgedSide(picture), ...NOTHING };
      const { width, height } = image;
      const size = width === null || height === null ? null : ([width, height] as const);
      return { ...judgedSide(picture), ...shownOf(image), size };
    },
    source(picture) {
      const file = imageOf(picture)?.file ?? null;
      const inner = shownOf({ file }).picture === null ? null : innerPath(folder, file);
      return inner === null ? null : { path: join(folder, inner), folder };
    },
  };
}

const NOTHING = { picture: null, thumbnail: null, size: null };

function keyOf({
  model,
  set,
  sample,
  repeat,
}: Pick<JudgedPicture, 'model' | 'set' | 'sample' | 'repeat'>): string {
  return JSON.stringify([model, set, sample, repeat]);
}

function judgedSide({
  outcome,
  usable,
  blocks,
}: JudgedPicture): Pick<SideData, 'outcome' | 'usable' | 'cer'> {
  const decided = blocks.filter(({ errors }) => errors !== null);
  const characters = decided.reduce((sum, block) => sum + block.characters, 0);
  const errors = decided.reduce((sum, block) => sum + block.errors!, 0);
  return { outcome, usable, cer: characters === 0 ? null : errors / characters };
}

async function changeData(
  change: Change,
  n: number,
  sides: { was: Side; is: Side },
  out: string,
): Promise<ChangeData> {
  const { was, is, worse, better } = change;
  const { model, set, sample, repeat } = is;
  return {
    ...{ model, set, sample, repeat, worse, better },
    was: sides.was.data(was),
    is: sides.is.data(is),
    ...(await differenceOf(change, n, sides, out)),
  };
}

async function differenceOf(
  { was, is, isSamePicture }: Change,
  n: number,
  sides: { was: Side; is: Side },
  out: string,
): Promise<Pick<ChangeData, 'difference' | 'noDifference'>> {
  const none = (noDifference: string) => ({ difference: null, noDifference });
  const [before, now] = [sides.was.source(was), sides.is.source(is)];
  if (isSamePicture) return none('It is the very same file; what differs is how it was judged.');
  if (before === null || now === null) return none('Only one of the two has a picture here.');
  if (n >= DRAWN) return none(`Pixels are held against each other in the worst ${DRAWN} only.`);
  const name = createHash('sha256').update(`${was.sha256} ${is.sha256}`).digest('hex');
  const file = `${FILES}/differences/${name}.webp`;
  const found = await drawDifference(before, now, join(out, file));
  if ('reason' in found) return none(found.reason);
  return { difference: { file, share: found.share }, noDifference: null };
}
