import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Box, intersectionArea } from '../../../src/geometry.ts';
import { type LayoutKind, LOGO, touchedBy } from '../../../src/models/faults/fault.ts';
import { dyed, shapeChange, shareStandingOut } from '../../../src/models/faults/logo-sketch.ts';
import { obstaclesOf, padded } from '../../../src/models/faults/room.ts';
import { boxOfText } from '../../../src/models/faults/targets.ts';
import { layoutFaults } from '../../../src/models/faults.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { assetSketch } from '../../../src/typeset/assets.ts';
import type { Page, PictureSketch } from '../../../src/typeset/page.ts';
import { turnedBox } from '../../../src/typeset/paint/picture.ts';
import { changedIn, frozen } from './checks.ts';
import { menuOf } from './pages.ts';

const KINDS = [
  'logo-recoloured',
  'logo-rotated',
  'logo-redrawn',
  'logo-doubled',
  'logo-crowded',
] as const satisfies LayoutKind[];
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);
const nothing: ReadonlySet<string> = new Set();

/** Three parts that are unlike one another, with room around them. */
const FLAG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 70"><g fill="#e8c33a">' +
  '<path d="M10 10h50v40z"/><circle cx="85" cy="25" r="15"/><path d="M105 60h25v-50z"/></g></svg>';
/** The same in the mirror and upside down. */
const RING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 70"><circle cx="70" cy="35" r="26" fill="none" stroke="#fff" stroke-width="9"/></svg>';

let folder = '';
const sketches: Record<string, PictureSketch> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typoscope-looks-'));
  for (const [name, svg] of Object.entries({ flag: FLAG, ring: RING })) {
    await writeFile(join(folder, `${name}.svg`), svg);
    sketches[name] = await assetSketch(join(folder, `${name}.svg`));
  }
});
afterAll(() => rm(folder, { recursive: true }));

function menu(name = 'flag') {
  const { page, sample } = menuOf('en');
  const logo = { ...page.logo!, sketch: sketches[name]! };
  return { page: frozen({ ...page, logo }), sample };
}

function made(kind: LayoutKind, name?: string) {
  const { page: before, sample } = menu(name);
  return SEEDS.map((seed) => {
    const result = layoutFaults[kind].apply(before, sample, seededRandom(seed), nothing);
    if (result === null) throw new Error(`${kind} found no place`);
    return { ...result, before, sample };
  });
}

it('a sketch knows where the ink is', () => {
  const [x, y, w, h] = sketches.flag!.ink;
  expect([x, y, w, h].map((value) => Math.round(value * 50) / 50)).toEqual([
    0.08, 0.14, 0.86, 0.72,
  ]);
});

describe.each(KINDS)('%s', (kind) => {
  it('changes what it names, and the same for a seed', () => {
    const all = made(kind);
    for (const { page, before, injected } of all) {
      expect(injected.kind).toBe(kind);
      const changed = changedIn(before, page);
      expect(changed).toEqual(kind === 'logo-crowded' ? [injected.block] : [LOGO]);
      expect(touchedBy(injected)).toContain(LOGO);
    }
    expect(made(kind)).toEqual(all);
  });

  it('touches no logo twice, and none that is not there', () => {
    const { page, sample } = menu();
    const apply = (own: Page, avoid: ReadonlySet<string>) =>
      layoutFaults[kind].apply(own, sample, seededRandom(1), avoid);
    expect(apply(page, new Set([LOGO]))).toBeNull();
    expect(apply({ ...page, logo: null }, nothing)).toBeNull();
  });
});

it('logo-recoloured: plainly other colours, that are still seen', () => {
  const looks = made('logo-recoloured').map(({ page, injected }) => {
    const { look, sketch } = page.logo!;
    expect(injected.facts.distance).toBeGreaterThanOrEqual(22);
    expect(shareStandingOut(dyed(sketch!, look!), page.ground.colour, 1.6)).toBeGreaterThan(0.94);
    return look!.hue === undefined ? 'ink' : 'hue';
  });
  expect(new Set(looks)).toEqual(new Set(['ink', 'hue']));
});

it('logo-rotated: by 8 to 25 degrees either way, over nothing else', () => {
  const angles = made('logo-rotated').map(({ page, sample }) => {
    const { angle, box } = page.logo!;
    const others = obstaclesOf({ ...page, logo: null }, sample);
    for (const other of others) expect(intersectionArea(turnedBox(box, angle!), other)).toBe(0);
    expect(Math.abs(angle!)).toBeGreaterThanOrEqual(8);
    expect(Math.abs(angle!)).toBeLessThanOrEqual(25);
    return Math.sign(angle!);
  });
  expect(new Set(angles).size).toBe(2);
});

describe('logo-redrawn', () => {
  it('takes every way there is', () => {
    const ways = made('logo-redrawn').map(({ injected }) => injected.facts.way);
    expect(new Set(ways)).toEqual(new Set(['mirrored', 'without', 'upended']));
  });

  it('leaves out parts that nobody would miss in no case', () => {
    for (const { page, injected } of made('logo-redrawn')) {
      if (injected.facts.way !== 'without') continue;
      const [part] = page.logo!.look!.without!;
      expect(part![2] * part![3]).toBeGreaterThan(0.05);
    }
  });

  it('turns nothing over that stays the same', () => {
    expect(shapeChange(sketches.ring!, sketches.ring!.ink, 'mirrored')).toBeLessThan(0.02);
    const ways = made('logo-redrawn', 'ring').map(({ injected }) => injected.facts.way);
    expect(ways).not.toContain('mirrored');
  });

  it('needs to know what is where', () => {
    const { page, sample } = menuOf('en');
    expect(layoutFaults['logo-redrawn'].apply(page, sample, seededRandom(1), nothing)).toBeNull();
  });
});

it('logo-doubled: a second one in a free place', () => {
  for (const { page, before, sample } of made('logo-doubled')) {
    const [copy] = page.logo!.copies!;
    expect(page.logo!.box).toEqual(before.logo!.box);
    expect(copy![2] / before.logo!.box[2]).toBeGreaterThanOrEqual(0.6);
    for (const other of obstaclesOf(before, sample)) {
      expect(intersectionArea(copy!, other)).toBe(0);
    }
  }
});

describe('logo-crowded', () => {
  it('a text stands within the clear space, and covers nothing', () => {
    for (const { page, sample, injected } of made('logo-crowded')) {
      const [x, y, w, h] = page.logo!.box;
      const ink = page.logo!.sketch!.ink;
      const drawn: Box = [x + ink[0] * w, y + ink[1] * h, ink[2] * w, ink[3] * h];
      const clear = sample.logo!.clear! * drawn[3];
      const text = page.texts.find(({ block }) => block === injected.block)!;
      expect(intersectionArea(boxOfText(text), drawn)).toBe(0);
      expect(
        text.lines.some(
          ({ box }) => intersectionArea(box, padded(drawn, 0.7 * clear, 0.7 * clear)) > 0,
        ),
      ).toBe(true);
      for (const other of page.texts) {
        if (other === text) continue;
        expect(intersectionArea(boxOfText(other), boxOfText(text))).toBe(0);
      }
    }
  });

  it('is none where no clear space was asked for', () => {
    const { page, sample } = menu();
    const bare = { ...sample, logo: { asset: 'assets/logo.svg' } };
    expect(layoutFaults['logo-crowded'].apply(page, bare, seededRandom(1), nothing)).toBeNull();
  });
});
