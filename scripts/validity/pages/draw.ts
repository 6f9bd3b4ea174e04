import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ImageModel, InjectedFault } from '../../../src/models/model.ts';
import { joined } from '../../../src/text/normalize.ts';
import { unitsOf } from '../../../src/text/units.ts';
import { MALFORMED } from '../../../src/typeset/malform.ts';
import type { DrawnPage, Page } from '../../../src/typeset/page.ts';
import { paintPage } from '../../../src/typeset/paint.ts';
import { TYPESETTER_VERSION } from '../../../src/typeset/version.ts';
import type { PageCase } from './composed.ts';

const FREE = { usd: '0.00', basis: 'fixed', priceDate: null } as const;

/**
 * Draws a page as it is. It goes by what is on the page, so that pictures of before are taken as
 * long as nothing about them changed.
 */
export function pageModel({ page, injected }: Pick<PageCase, 'page' | 'injected'>): ImageModel {
  return {
    id: 'validity',
    simulated: true,
    async identity() {
      const pictures = [page.logo, page.product].filter((picture) => picture !== null);
      return {
        provider: 'validity',
        typesetter: TYPESETTER_VERSION,
        page: hashOf(JSON.stringify(page, nameOfFace)),
        injected: hashOf(JSON.stringify(injected)),
        assets: await Promise.all(pictures.map(async ({ file }) => hashOf(await readFile(file)))),
      };
    },
    price: () => FREE,
    check: async () => [],
    async generate() {
      const drawn = await paintPage(page);
      return {
        outcome: 'image',
        bytes: drawn.png,
        cost: FREE,
        latency: { attemptMs: null, totalMs: null },
        attempts: 1,
        injected: injected.map((fault) => withGlyph(fault, page, drawn)),
      };
    },
  };
}

/** Which glyph is malformed, only the painter knows: its `at` becomes the unit's, of the block's. */
function withGlyph(fault: InjectedFault, page: Page, drawn: DrawnPage): InjectedFault {
  if (fault.kind !== 'malformed-glyph') return fault;
  const text = drawn.texts[page.texts.findIndex(({ block }) => block === fault.block)];
  if (text === undefined) return fault;
  const units = unitsOf(joined(text.lines.map((line) => line.text))).normal;
  const { line } = fault.facts;
  // Of several in a block, the one of this fault's own line.
  const own = unitsOf(joined(text.lines.slice(0, Number(line)).map((one) => one.text))).normal;
  const at = units.indexOf(MALFORMED, own.length);
  return { ...fault, facts: { ...fault.facts, at: at < 0 ? null : at } };
}

function nameOfFace(key: string, value: unknown): unknown {
  return key === 'faces' ? (value as { name: string }[]).map(({ name }) => name) : value;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
