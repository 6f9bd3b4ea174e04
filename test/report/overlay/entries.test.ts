import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../src/report/overlay/entries.ts';
import { blockOf, inputOf } from './input.ts';

const edit = { op: 'substitute', at: 0, expected: 'a', read: 'b' } as const;

describe('entriesOf', () => {
  it('lists what is not exact, failed critical strings first, then by severity', () => {
    const entries = entriesOf(
      inputOf({
        blocks: [
          blockOf({ id: 'fine' }),
          blockOf({ id: 'blurred', verdict: 'unreadable', read: '' }),
          blockOf({ id: 'nearly', verdict: 'close', read: 'Tee', edits: [edit] }),
          blockOf({ id: 'gone', verdict: 'missing', read: '' }),
          blockOf({ id: 'bad', verdict: 'wrong', read: 'xyz', edits: [edit] }),
          blockOf({ id: 'price', verdict: 'close', read: 'Tee', edits: [edit] }),
        ],
        extras: [{ text: 'New!', box: [0, 0, 9, 9], kind: 'extra' }],
        critical: [
          { block: 'price', text: 'Tea', ok: false },
          { block: 'fine', text: 'Tea', ok: true },
        ],
      }),
    );
    expect(entries.map((entry) => entry.id || entry.kind)).toEqual([
      'price',
      'bad',
      'gone',
      'extra',
      'nearly',
      'blurred',
    ]);
    expect(textOf(entries[0], 'critical')).toBe('Tea (not there as asked)');
  });

  it('lists an exact block whose critical string failed or is not known', () => {
    const judged = (ok: boolean | null) =>
      entriesOf(
        inputOf({ blocks: [blockOf({ id: 'a' })], critical: [{ block: 'a', text: 'T', ok }] }),
      );
    expect(judged(true)).toHaveLength(0);
    expect(judged(false)).toHaveLength(1);
    expect(textOf(judged(null)[0], 'critical')).toContain('undecided');
  });

  it.each([
    ['below-floor', 'Tea (undecided: a glyph may be malformed)'],
    ['look-alike-sign', 'Tea (undecided: a sign of it may be another)'],
    ['not-decided', 'Tea (undecided)'],
  ] as const)('says why a critical string is undecided: %s', (reason, text) => {
    const critical = [{ block: 'a', text: 'Tea', ok: null, reason }];
    const [entry] = entriesOf(inputOf({ blocks: [blockOf({ id: 'a' })], critical }));
    expect(textOf(entry, 'critical')).toBe(text);
  });

  it.each([
    ['missing', '', 'read', 'nothing there'],
    ['unreadable', '', 'read', 'not legible to the reader'],
    ['unreadable', 'Tee', 'perhaps', 'Tee'],
    ['unreadable', 'Tea', 'read', 'as asked, but not surely'],
    ['wrong', 'Tee', 'read', 'Tee'],
  ] as const)('%s with reading “%s”', (verdict, read, name, text) => {
    const [entry] = entriesOf(inputOf({ blocks: [blockOf({ id: 'a', verdict, read })] }));
    expect(textOf(entry, 'asked')).toBe('Tea');
    expect(textOf(entry, name)).toBe(text);
  });

  it.each([
    ['close', false, 'critical'],
    ['close', null, 'close'],
    ['exact', false, 'critical'],
    ['wrong', false, 'critical'],
    ['missing', false, 'missing'],
    ['unreadable', false, 'unreadable'],
  ] as const)('tells %s with a critical string that is %s as %s', (verdict, ok, kind) => {
    const blocks = [blockOf({ id: 'a', verdict, read: 'Tee' })];
    const critical = [{ block: 'a', text: 'Tea', ok }];
    expect(entriesOf(inputOf({ blocks, critical }))[0]?.kind).toBe(kind);
  });

  it('brings a fault far into a long text into sight', () => {
    const long = 'lorem ipsum '.repeat(60);
    const [entry] = entriesOf(
      inputOf({
        blocks: [
          blockOf({
            id: 'a',
            verdict: 'close',
            expected: `${long}end`,
            read: `${long}and`,
            edits: [edit],
          }),
        ],
      }),
    );
    expect(textOf(entry, 'asked').length).toBeLessThan(60);
    expect(textOf(entry, 'asked')).toMatch(/^….* end$/u);
  });

  it('counts edits by their kind', () => {
    const edits = [edit, edit, { ...edit, op: 'missing' as const }];
    const [entry] = entriesOf(
      inputOf({ blocks: [blockOf({ id: 'a', verdict: 'wrong', read: 'x', edits })] }),
    );
    expect(entry?.note).toBe('2 substituted, 1 missing');
  });
});

function textOf(entry: ReturnType<typeof entriesOf>[number] | undefined, row: string): string {
  const units = entry?.rows.find(({ name }) => name === row)?.units ?? [];
  return units.map((unit) => unit.text).join('');
}
