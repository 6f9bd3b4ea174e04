import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Sample } from '../dataset/schema.ts';
import { TyposcopeError } from '../errors.ts';
import { chance } from '../stats/chance.ts';
import { seededRandom } from '../stats/random.ts';
import { arrange, type SetBlock } from './arrange/arrange.ts';
import { assetSize, assetSketch } from './assets.ts';
import { chooseFaces } from './faces-for.ts';
import { shipped } from './fonts/shipped.ts';
import type { PageTypeface } from './fonts/typeface.ts';
import { chooseGroundFor } from './logo-ground.ts';
import { lineAt } from './measure.ts';
import type { Page, PagePicture, PageText } from './page.ts';
import { bandsFor } from './paint/bands.ts';
import type { TypesetRequest } from './request.ts';

/**
 * The page that a sample asks for: every block exactly once, every rule kept.
 *
 * @throws TyposcopeError('set') where the copy doesn't fit its canvas, or no font can draw it, or
 *   an asset is no picture
 */
export async function composePage(request: TypesetRequest): Promise<Page> {
  const names = request.options?.typefaces;
  return composeWith(request, names === undefined ? shipped : namedTypefaces(names));
}

/** The same, with typefaces that need not be the program's own; those named in options are not looked at. */
export async function composeWith(
  { sample, folder, seed, options = {} }: TypesetRequest,
  typefaces: readonly PageTypeface[],
): Promise<Page> {
  const random = seededRandom(seedOf(seed, sample.id));
  const ground = await chooseGroundFor(sample, folder, random, options.ground);
  const align = chance(random, 0.5) ? 'center' : 'start';
  const faces = chooseFaces(sample, random, { fonts: options.fonts, typefaces });
  const aspectOf = async (asset: string | undefined): Promise<number> => {
    if (asset === undefined) return 1;
    const { width, height } = await assetSize(join(folder, asset));
    return height / width;
  };
  const look = {
    faces,
    align,
    logoAspect: await aspectOf(sample.logo?.asset),
    productAspect: await aspectOf(sample.product?.asset),
  } as const;
  const found = arrange(sample, look);
  if (found === null) throw doesNotFit(sample);
  const picture = async (
    asset: string | undefined,
    box: PagePicture['box'] | null,
  ): Promise<PagePicture | null> => {
    if (asset === undefined || box === null) return null;
    const file = join(folder, asset);
    return { file, box, sketch: await assetSketch(file) };
  };
  const page: Page = {
    ...sample.canvas,
    ground,
    texts: found.blocks.map(pageText),
    logo: await picture(sample.logo?.asset, found.logo),
    product: await picture(sample.product?.asset, found.product),
  };
  const bands = bandsFor(page, sample);
  return bands.length === 0 ? page : { ...page, ground: { ...ground, bands } };
}

/** Samples of one run look different from one another. */
function seedOf(seed: number, sample: string): number {
  const hash = createHash('sha256').update(`${seed}\n${sample}`).digest();
  return hash.readUInt32LE(0);
}

function pageText({ block, setting, align, lines }: SetBlock): PageText {
  return {
    block: block.id,
    ...setting,
    ink: null,
    align,
    lines: lines.map(({ text, x, baseline }) => lineAt(text, setting, align, x, baseline)),
  };
}

function namedTypefaces(names: readonly string[]): PageTypeface[] {
  const unknown = names.filter((name) => !shipped.some((typeface) => typeface.name === name));
  if (unknown.length > 0) {
    throw new TyposcopeError('usage', 'a typeface that does not come with the program', {
      key: 'typefaces',
      found: unknown.join(', '),
      expected: shipped.map(({ name }) => name).join(', '),
    });
  }
  return shipped.filter(({ name }) => names.includes(name));
}

function doesNotFit(sample: Sample): TyposcopeError {
  const { width, height } = sample.canvas;
  const characters = sample.copy.reduce((sum, { text }) => sum + [...text].length, 0);
  return new TyposcopeError('set', 'the copy does not fit its canvas', {
    sample: sample.id,
    key: 'canvas',
    found: `${characters} characters in ${sample.copy.length} blocks on ${width}×${height}`,
    expected: 'room for all of them, as the regions and rules of the layout ask',
    mend: 'Shorten the copy, enlarge the canvas, or ease regions, ratio or margin',
  });
}
