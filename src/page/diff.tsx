import { useMemo, useState } from 'preact/hooks';
import { type DiffUnit, displayDiff } from '../report/display-diff.ts';
import { legible } from '../report/overlay/shown.ts';
import type { BlockResult } from '../results/results.ts';
import { isEmoji } from '../text/graphemes.ts';

/** Graphemes that are shown before one asks for more. */
const SHOWN = 1200;

/** What was asked for and what was read, with each grapheme marked that differs. */
export function Diff({
  block,
}: {
  block: Pick<BlockResult, 'expected' | 'read' | 'edits' | 'lang'>;
}) {
  const { expected, read, edits, lang } = block;
  const diff = useMemo(
    () => displayDiff(expected, read ?? '', edits.length),
    [expected, read, edits.length],
  );
  return (
    <>
      <p class="copy">
        <span class="side">asked</span>
        <Units units={diff.expected} lang={lang} what="not drawn so" />
      </p>
      <p class="copy">
        <span class="side">read</span>
        {read === null || read === '' ? (
          <em>nothing</em>
        ) : (
          <Units units={diff.read} lang={lang} what="read instead" />
        )}
      </p>
    </>
  );
}

function Units({ units, lang, what }: { units: readonly DiffUnit[]; lang: string; what: string }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? units : units.slice(0, SHOWN);
  return (
    <>
      <bdi lang={lang} dir="auto" class="text">
        {runsOf(shown.map(judged)).map(({ op, text }, i) =>
          op === 'same' ? (
            legible(text)
          ) : (
            <mark key={i} class={op} title={`${what}: ${namesOf(text)}`}>
              {legible(text)}
            </mark>
          ),
        )}
      </bdi>
      {shown.length < units.length && (
        <>
          …{' '}
          <button type="button" class="plain" onClick={() => setWhole(true)}>
            show all {units.length.toLocaleString('en')} characters
          </button>
        </>
      )}
    </>
  );
}

/** Emoji are not read, and no fault where they are not found. */
function judged({ text, op }: DiffUnit): DiffUnit {
  return { text, op: op !== 'substitute' && isEmoji(text) ? 'same' : op };
}

/** Neighbours of one kind together, so that letters that join stay joined. */
function runsOf(units: readonly DiffUnit[]): DiffUnit[] {
  const runs: DiffUnit[] = [];
  for (const unit of units) {
    const last = runs.at(-1);
    if (last?.op === unit.op) last.text += unit.text;
    else runs.push({ ...unit });
  }
  return runs;
}

/** By code point: what looks alike is told apart by it. */
function namesOf(text: string): string {
  const points = Array.from(
    text.slice(0, 40),
    (sign) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return points.slice(0, 8).join(' ') + (points.length > 8 ? ' …' : '');
}
