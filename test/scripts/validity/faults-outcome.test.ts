import { describe, expect, it } from 'vitest';
import { outcomeOfMalformed } from '../../../scripts/validity/faults/malformed.ts';
import {
  type Outcome,
  outcomeOf,
  type RuledKind,
  type Seen,
} from '../../../scripts/validity/faults/outcome.ts';
import type { SampleBlock } from '../../../src/dataset/schema.ts';
import type { Box } from '../../../src/geometry.ts';
import { textFacts } from '../../../src/models/faults/record.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { judgeText } from '../../../src/text/judge.ts';
import type { SeenLine } from '../../../src/text/types.ts';
import type { Page, PageText } from '../../../src/typeset/page.ts';

const PLACE: Record<string, Box> = {
  title: [100, 100, 400, 60],
  price: [100, 300, 200, 40],
  note: [100, 500, 400, 40],
  added: [100, 700, 400, 40],
};

const copy: SampleBlock[] = [
  { id: 'title', role: 'headline', lang: 'en', text: 'Summer coffee balloon', case: 'exact' },
  {
    id: 'price',
    role: 'price',
    lang: 'en',
    text: 'only $12.50',
    critical: ['$12.50'],
    case: 'exact',
  },
  { id: 'note', role: 'legal', lang: 'en', text: 'Served daily until noon.', case: 'exact' },
];

/** What a reader saw: by place, in text; null where it can't read, and nothing where it saw none. */
type Sight = Partial<Record<keyof typeof PLACE, string | null>>;
const asked: Sight = Object.fromEntries(copy.map(({ id, text }) => [id, text]));

/** Judged by the project's own judge, so that rules are tested on what it really says. */
function seenAs(sight: Sight): Seen {
  const lines = Object.entries(sight).map(
    ([place, text]): SeenLine => ({
      text: text ?? 'xqzw',
      confidence: text === null ? 0 : 1,
      box: PLACE[place]!,
    }),
  );
  return judgeText({ blocks: copy, lines, width: 1000, height: 1000, trust: 0.5 });
}

function pageOf(texts: readonly (readonly [string | null, string, Box])[]): Page {
  const set = texts.map(
    ([block, text, box]): PageText => ({
      block,
      lang: 'en',
      faces: [],
      size: 30,
      ink: null,
      align: 'left',
      lines: [{ text, x: box[0], baseline: box[1] + box[3], box }],
    }),
  );
  return {
    width: 1000,
    height: 1000,
    ground: { kind: 'plain', colour: [255, 255, 255], second: [0, 0, 0], seed: 1 },
    texts: set,
    logo: null,
    product: null,
  } as unknown as Page;
}

const clean = pageOf(copy.map(({ id, text }) => [id, text, PLACE[id]!]));

function outcome(
  kind: RuledKind,
  block: string | null,
  facts: InjectedFault['facts'],
  sight: Sight,
  page = clean,
) {
  return outcomeOf({ kind, block, what: '', facts }, copy, seenAs(sight), page, clean);
}

function changed(kind: RuledKind, id: string, after: string, read: string | null): Outcome {
  const block = copy.find((one) => one.id === id)!;
  return outcome(kind, id, textFacts(block, block.text, after), { ...asked, [id]: read });
}

describe('a changed text', () => {
  it.each<[RuledKind, string, string, string | null, Outcome]>([
    ['look-alike', 'title', 'Summer coffec balloon', 'Summer coffec balloon', 'detected'],
    // Another letter than was drawn, in its place.
    ['look-alike', 'title', 'Summer coffec balloon', 'Summer coffeo balloon', 'detected'],
    // One unit off, as alignments may be, and two.
    ['look-alike', 'title', 'Summer coffec balloon', 'Summer coffoe balloon', 'detected'],
    ['look-alike', 'title', 'Summer coffec balloon', 'Summer cofoee balloon', 'wrong-channel'],
    ['look-alike', 'title', 'Summer coffec balloon', 'Summer coffee balloon', 'missed'],
    ['look-alike', 'title', 'Summer coffec balloon', 'Sumnner coffee balloon', 'wrong-channel'],
    ['look-alike', 'title', 'Summer coffec balloon', 'Summer coffe balloon', 'wrong-channel'],
    ['look-alike', 'title', 'Summer coffec balloon', null, 'undecided'],
    ['case-changed', 'title', 'SUMMER coffee balloon', 'SUMMER coffee balloon', 'detected'],
    // The first letter is a capital either way; any of the others tells.
    ['case-changed', 'title', 'SUMMER coffee balloon', 'SummER coffee balloon', 'detected'],
    ['case-changed', 'title', 'SUMMER coffee balloon', 'Summer coffee BALLOON', 'wrong-channel'],
    ['dropped', 'title', 'Summer coffee ballon', 'Summer coffee ballon', 'detected'],
    ['dropped', 'title', 'Sumer coffee balloon', 'Sumer coffee balloon', 'detected'],
    ['dropped', 'title', 'Summer cofee balloon', 'Summer coffe balloon', 'wrong-channel'],
    ['dropped', 'title', 'Summer cofee balloon', 'Summer coffee balloon', 'missed'],
    [
      'punctuation-dropped',
      'note',
      'Served daily until noon',
      'Served daily until noon',
      'detected',
    ],
    [
      'punctuation-dropped',
      'note',
      'Served daily until noon',
      'Served daily until noon.',
      'missed',
    ],
    ['doubled', 'title', 'Summer cofffee balloon', 'Summer cofffee balloon', 'detected'],
    ['doubled', 'title', 'Summer coffee bballoon', 'Summer coffee bballoon', 'detected'],
    ['doubled', 'title', 'Summer coffee balloonn', 'Summer coffee balloonn', 'detected'],
    ['doubled', 'title', 'Summer coffee balloonn', 'Summer ccoffee balloon', 'wrong-channel'],
    ['word-missing', 'title', 'Summer balloon', 'Summer balloon', 'detected'],
    ['word-missing', 'title', 'Summer balloon', 'Summer cof balloon', 'detected'],
    ['word-missing', 'title', 'Summer balloon', 'Summer coffe balloon', 'wrong-channel'],
    ['price-digit', 'price', 'only $17.50', 'only $17.50', 'detected'],
    ['price-digit', 'price', 'only $17.50', 'only $12.50', 'missed'],
    ['price-digit', 'price', 'only $17.50', 'onlv $12.50', 'wrong-channel'],
    ['price-digit', 'price', 'only $17.50', null, 'undecided'],
  ])('%s of %s to %s, read as %s: %s', (kind, id, after, read, expected) => {
    expect(changed(kind, id, after, read)).toBe(expected);
  });
});

it.each<[RuledKind, string, number, Outcome]>([
  // Units of “Summercoffeeballoon”: mm at 2 and 3.
  ['dropped', 'Sumer coffee balloon', 1, 'wrong-channel'],
  ['dropped', 'Sumer coffee balloon', 2, 'detected'],
  ['dropped', 'Sumer coffee balloon', 3, 'detected'],
  ['dropped', 'Sumer coffee balloon', 4, 'wrong-channel'],
  ['doubled', 'Summmer coffee balloon', 1, 'wrong-channel'],
  ['doubled', 'Summmer coffee balloon', 2, 'detected'],
  ['doubled', 'Summmer coffee balloon', 3, 'detected'],
  ['doubled', 'Summmer coffee balloon', 4, 'detected'],
  ['doubled', 'Summmer coffee balloon', 5, 'wrong-channel'],
])('%s in %s, charged at %s: %s', (kind, after, at, expected) => {
  const seen = seenAs(asked);
  const op = kind === 'doubled' ? ('insert' as const) : ('missing' as const);
  const edits = [{ op, at, expected: 'm', read: 'm' }];
  const blocks = seen.blocks.map((block) =>
    block.id === 'title' ? { ...block, verdict: 'close' as const, edits } : block,
  );
  const facts = textFacts(copy[0]!, copy[0]!.text, after);
  const fault = { kind, block: 'title', what: '', facts };
  expect(outcomeOf(fault, copy, { ...seen, blocks }, clean, clean)).toBe(expected);
});

describe('a block that is missing', () => {
  const facts = textFacts(copy[2]!, copy[2]!.text, '');
  it.each<[string, Sight, Outcome]>([
    ['not seen', { title: asked.title!, price: asked.price! }, 'detected'],
    ['read all the same', asked, 'missed'],
    ['taken from another line', { ...asked, note: 'Served dally unto moon' }, 'wrong-channel'],
    ['unread text in its place', { ...asked, note: null }, 'undecided'],
  ])('%s', (_, sight, expected) => {
    expect(outcome('block-missing', 'note', facts, sight)).toBe(expected);
  });
});

describe('text that was added', () => {
  const invented = 'Follow us for more news';
  const withLine = pageOf([
    ...clean.texts.map(({ block, lines }) => [block, lines[0]!.text, lines[0]!.box] as const),
    [null, invented, PLACE.added!],
  ]);
  const twice = pageOf([
    ...clean.texts.map(({ block, lines }) => [block, lines[0]!.text, lines[0]!.box] as const),
    [null, copy[2]!.text, PLACE.added!],
  ]);
  it.each<[RuledKind, string, Sight, Outcome]>([
    ['line-invented', 'read', { ...asked, added: invented }, 'detected'],
    ['line-invented', 'read badly', { ...asked, added: 'zzzz zz zzz' }, 'detected'],
    ['line-invented', 'not seen', asked, 'missed'],
    ['line-invented', 'seen and not read', { ...asked, added: null }, 'undecided'],
    ['line-invented', 'read as another block', { ...asked, added: asked.title! }, 'wrong-channel'],
    ['block-duplicated', 'read twice', { ...asked, added: asked.note! }, 'detected'],
    ['block-duplicated', 'read once', asked, 'missed'],
    [
      'block-duplicated',
      'the copy as something else',
      { ...asked, added: 'zzzz zz zzz' },
      'wrong-channel',
    ],
    ['block-duplicated', 'the copy not read', { ...asked, added: null }, 'undecided'],
  ])('%s, %s: %s', (kind, _, sight, expected) => {
    const facts =
      kind === 'line-invented'
        ? { text: invented, lang: 'en' }
        : textFacts(copy[2]!, copy[2]!.text, copy[2]!.text);
    const block = kind === 'line-invented' ? null : 'note';
    const page = kind === 'line-invented' ? withLine : twice;
    expect(outcome(kind, block, facts, sight, page)).toBe(expected);
  });
});

describe('blocks in each other’s place', () => {
  const facts = { ...textFacts(copy[0]!, copy[0]!.text, copy[0]!.text), others: 'note' };
  it.each<[string, Sight, Outcome]>([
    ['seen so', { title: asked.note!, price: asked.price!, note: asked.title! }, 'detected'],
    ['seen as asked', asked, 'missed'],
    ['one misread', { ...asked, title: 'Summer coffec balloon' }, 'wrong-channel'],
    ['one not read', { ...asked, title: null }, 'undecided'],
    ['nothing seen', {}, 'undecided'],
  ])('%s', (_, sight, expected) => {
    expect(outcome('blocks-swapped', 'title', facts, sight)).toBe(expected);
  });
});

describe('a malformed glyph', () => {
  const title = seenAs(asked).blocks[0]!;
  const outcomeIn = (over: Partial<typeof title>, at: number | null = 7) =>
    outcomeOfMalformed(
      { kind: 'malformed-glyph', block: 'title', what: '', facts: { at } },
      { ...seenAs(asked), blocks: [{ ...title, ...over }] },
    );
  const suspect = (at: number) => ({ at, expected: 'x', fit: 0.1, box: null });
  const edit = (at: number) => ({ op: 'substitute' as const, at, expected: 'a', read: 'b' });
  it.each([
    ['whole', {}],
    ['whole', { suspect: [suspect(3)] }],
    ['suspected', { suspect: [suspect(8)] }],
    ['charged', { verdict: 'close' as const, edits: [edit(7)], suspect: [suspect(7)] }],
    ['elsewhere', { verdict: 'close' as const, edits: [edit(2)] }],
    ['undecided', { verdict: 'unreadable' as const, suspect: [suspect(7)] }],
  ])('%s', (expected, over) => {
    expect(outcomeIn(over)).toBe(expected);
  });
  it('that the painter never drew is none', () => {
    expect(outcomeIn({}, null)).toBeNull();
  });
});
