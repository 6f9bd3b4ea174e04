import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drawnOn } from '../../../scripts/calibrate/drawn.ts';

const SAMPLE = `id: menu
category: menu
canvas: { width: 1024, height: 1024 }
prompt: "A menu: {{title}}, {{price}}"
copy:
  - { id: title, role: headline, lang: ja, text: 炭火焼き 鳥よし }
  - { id: price, role: price, lang: ja, text: ¥680 }
`;

async function drawn(truth: unknown) {
  const folder = await mkdtemp(join(tmpdir(), 'typoscope-drawn-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'samples'));
  await writeFile(
    join(folder, 'set.yaml'),
    'name: s\nversion: 1.0.0\ntitle: S\nlicence: MIT\ndescription: d\n',
  );
  await writeFile(join(folder, 'samples', 'menu.yaml'), SAMPLE);
  await writeFile(join(folder, 'truth.json'), JSON.stringify(truth));
  return Object.fromEntries(await drawnOn(folder));
}

const box = [10, 20, 300, 40];

describe('what is drawn on the pictures of a set', () => {
  it('lines of our own say how each was made, and which typefaces are held apart', async () => {
    const line = { text: 'Fern', lang: 'en', box, kind: 'lookalike', font: 'x', malformed: [] };
    expect(
      await drawn([
        { sample: 'p0', held: true, lines: [line, { ...line, kind: 'malformed' }] },
        { sample: 'p1', lines: [] },
      ]),
    ).toEqual({
      p0: {
        held: true,
        texts: ['lookalike', 'malformed'].map((kind) => ({ text: 'Fern', lang: 'en', box, kind })),
      },
      p1: { held: false, texts: [] },
    });
  });

  it('transcribed pictures say what is there, 〓 for a glyph that is none', async () => {
    const title = { role: 'headline', text: '星座之谜', lang: 'zh-Hans', bbox: box };
    expect(
      await drawn([{ sample: 'a', drawn: [title, { ...title, text: '星〓之谜' }], blocks: [] }]),
    ).toEqual({
      a: {
        held: false,
        texts: [
          { text: '星座之谜', lang: 'zh-Hans', box, kind: 'plain' },
          { text: '星〓之谜', lang: 'zh-Hans', box, kind: 'malformed' },
        ],
      },
    });
  });

  it('sets typeset as asked say what was asked, in the place that is told', async () => {
    const boxes = [
      { id: 'price', box },
      { id: 'nothing-of-the-sample', box },
    ];
    expect(
      await drawn([
        { sample: 'menu', boxes },
        { sample: 'none', boxes },
      ]),
    ).toEqual({
      menu: { held: false, texts: [{ text: '¥680', lang: 'ja', box, kind: 'plain' }] },
      none: { held: false, texts: [] },
    });
  });

  it('a picture of which nothing is told has no text that is known', async () => {
    expect(await drawn([{ sample: 'menu' }])).toEqual({ menu: { held: false, texts: [] } });
    expect(await drawn([])).toEqual({});
  });

  it.each<[string, unknown]>([
    ['no list', { menu: {} }],
    ['no sample', [{ lines: [] }]],
    ['a box of three', [{ sample: 'a', boxes: [{ id: 'b', box: [1, 2, 3] }] }]],
    [
      'a kind of nothing we make',
      [{ sample: 'a', lines: [{ text: '', lang: 'en', box, kind: 'odd' }] }],
    ],
  ])('%s is refused', async (_, truth) => {
    await expect(drawn(truth)).rejects.toThrow();
  });
});
