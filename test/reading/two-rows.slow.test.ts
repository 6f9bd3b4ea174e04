import { createCanvas } from '@napi-rs/canvas';
import { afterAll, expect, it } from 'vitest';
import { quadOf } from '../../src/geometry.ts';
import { openEngines } from '../../src/reading/engines.ts';
import { kitOf } from '../../src/reading/kit-of.ts';
import { rowsApart } from '../../src/reading/rows-apart.ts';
import { registerFonts } from '../../src/report/fonts.ts';

const engines = openEngines(kitOf({ weights: 'npm', mode: 'quick' }));
afterAll(() => engines.close());

it('npm’s recogniser drops the second row of a box, and both are read apart', async () => {
  registerFonts();
  const canvas = createCanvas(500, 140);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 500, 140);
  context.fillStyle = '#123';
  context.font = '600 48px "Noto Sans"';
  context.fillText('Grand opening', 20, 55);
  context.fillText('Free coffee', 20, 118);
  const rgba = context.getImageData(0, 0, 500, 140).data;
  const data = new Uint8Array(500 * 140 * 3).map((_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)]!);
  const pixels = { width: 500, height: 140, data };
  const first = (await engines.recognisers())[0]!;
  const area = { quad: quadOf([10, 8, 380, 124]), bend: null };
  const whole = await first.read(pixels, [area], false);
  const apart = await rowsApart(pixels, whole, first);
  expect(apart.map(({ text }) => text.trim())).toEqual(['Grand opening', 'Free coffee']);
});
