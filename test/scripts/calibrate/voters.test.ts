import { describe, expect, it } from 'vitest';
import type { Labelled, ReadPage } from '../../../scripts/calibrate/labelled.ts';
import { ensembles, votersTable } from '../../../scripts/calibrate/voters.ts';
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
  const all = ensembles(NPM, [page()]);

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
    ensembles(NPM, [whole]);
    expect(whole).toEqual(before);
  });

  it('are each fitted on what is not held apart, and measured on what is', async () => {
    const wrong = () => {
      const held = page();
      held.known.texts[0]!.text = 'Fame';
      return held;
    };
    // Fitted on all of them, such lines would be trusted no more.
    const pages = [
      ...Array.from({ length: 10 }, () => page({ held: false, real: true })),
      ...Array.from({ length: 100 }, wrong),
    ];
    const table = await votersTable(ensembles(NPM, pages).slice(0, 1), 0.5);
    const cells = table.split('\n')[1]!.split(/\s{2,}/u);
    expect(cells).toEqual([ids[0], '100.0% / 75.0%', '– / –', '0/0', '0/0']);
  });

  it('are told by what they trust of each kind', async () => {
    const kinds = ['plain', 'lookalike', 'malformed'] as const;
    const held = kinds.flatMap((kind) =>
      ['Fern', 'Fame'].map((text) => {
        const one = page();
        Object.assign(one.known.texts[0]!, { kind, text });
        return one;
      }),
    );
    const fitted = Array.from({ length: 10 }, () => page({ held: false, real: true }));
    const real = page({ real: true });
    const table = await votersTable(ensembles(NPM, [...fitted, ...held, real]).slice(0, 1), 0.5);
    const cells = table.split('\n')[1]!.split(/\s{2,}/u);
    // Three edits in each wrong line of four, malformed ones apart.
    expect(cells).toEqual([ids[0], '100.0% / 37.5%', '100.0% / 0.0%', '1/2', '2/2']);
  });
});
