import { describe, expect, it } from 'vitest';
import type { Labelled, ReadPage } from '../../../scripts/calibrate/labelled.ts';
import { companies, votersTable } from '../../../scripts/calibrate/voters.ts';
import { type Box, quadOf } from '../../../src/geometry.ts';
import { kitOf } from '../../../src/reading/kit-of.ts';
import { candidate } from '../../reading/candidate.ts';

const NPM = kitOf({ weights: 'npm' });
const BOX: Box = [0, 0, 400, 40];

function page(over: Partial<Labelled> = {}): ReadPage {
  const lines = [
    {
      quad: quadOf(BOX),
      bend: null,
      place: { width: 400, height: 40 },
      pp: NPM.recognisers.map(({ id }) => candidate('Fern', 0.98, {}, id)),
      tesseract: ['Latn', 'Kore'].map((script) => ({
        key: script === 'Latn' ? 'fr' : 'ko',
        script,
        readings: [candidate('Fern', 0.9, {}, `tesseract/${script}`)],
      })),
    },
  ];
  return {
    evidence: { sample: 'p0001', languages: ['fr', 'ko'], lines },
    known: { held: true, texts: [{ text: 'Fern', lang: 'fr', box: BOX, kind: 'plain' }] },
    real: false,
    held: true,
    ...over,
  };
}

/** Which engines are heard on the only line of the only page. */
function heard({ pages }: { pages: readonly ReadPage[] }) {
  const [line] = pages[0]!.evidence.lines;
  return [...line!.pp.map(({ engine }) => engine), ...line!.tesseract.map(({ script }) => script)];
}

describe('fewer engines of a kit', () => {
  const ids = NPM.recognisers.map(({ id }) => id);
  const all = companies(NPM, [page()]);

  it('are the first alone, then with one voter more each time', () => {
    expect(all.map(heard)).toEqual(
      ids.flatMap((_, n) => [
        [...ids.slice(0, n + 1), 'Kore'],
        [...ids.slice(0, n + 1), 'Latn', 'Kore'],
      ]),
    );
    expect(all.map(({ kit }) => kit.recognisers.map(({ id }) => id))).toEqual(
      ids.flatMap((_, n) => [ids.slice(0, n + 1), ids.slice(0, n + 1)]),
    );
  });

  it('leave the pages as they were', () => {
    const whole = page();
    const before = structuredClone(whole);
    companies(NPM, [whole]);
    expect(whole).toEqual(before);
  });

  it('are each fitted on what is not held apart, and measured on what is', async () => {
    const wrong = page();
    wrong.known.texts[0]!.text = 'Fame';
    // A real page counts four times, so the fit is sure of such lines.
    const pages = [...Array.from({ length: 40 }, () => page({ held: false, real: true })), wrong];
    const [first] = companies(NPM, pages);
    const table = await votersTable([first!], 0.5);
    const cells = table.split('\n')[1]!.split(/\s{2,}/u);
    expect(cells).toEqual([ids[0], '100.0% / 75.0%', '– / –', '0/0', '0/0']);
  });
});
