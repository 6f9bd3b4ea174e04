import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { legible } from '../report/overlay/shown.ts';
import type { CellData } from '../report/site/data.ts';
import { Foreign } from './foreign.tsx';
import { Sentence } from './sentence.tsx';
import { OUTCOMES, type VerdictWord, verdictOf } from './words.ts';

/** Small pieces that several pages are made of. */

const SIGNS: Readonly<Record<VerdictWord, string>> = {
  usable: '✓',
  'not usable': '✗',
  'not known': '?',
  'no picture': '–',
};

/** Whether a picture can be used: by colour, sign and word. */
export function VerdictBadge({ cell }: { cell: Pick<CellData, 'outcome' | 'usable'> }) {
  const verdict = verdictOf(cell);
  return (
    <span class={`badge ${verdict.replace(' ', '-')}`}>
      <span aria-hidden="true">{SIGNS[verdict]}</span>{' '}
      {verdict === 'no picture' ? OUTCOMES[cell.outcome] : verdict}
    </span>
  );
}

/** Something that only looks real. */
export function Simulated() {
  return <span class="badge simulated">simulated</span>;
}

/** A table that scrolls by itself where it is too wide, by keyboard too. */
export function WideTable({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="wide" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <span class="choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {legible(name)}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Foreign text that may be very long: the rest comes on request. */
export function LongText({ text, most = 600 }: { text: string; most?: number }) {
  const [isWhole, setWhole] = useState(false);
  // By characters, so that no cut goes through one.
  const characters = text.length > most ? [...text] : [];
  if (isWhole || characters.length <= most) return <Sentence>{text}</Sentence>;
  return (
    <>
      <Sentence>{characters.slice(0, most).join('')}</Sentence>…{' '}
      <button type="button" class="plain" onClick={() => setWhole(true)}>
        show all {characters.length.toLocaleString('en')} characters
      </button>
    </>
  );
}

/** Keys and values that a provider, a rule or a benchmark recorded. */
export function Facts({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(facts);
  if (entries.length === 0) return <p class="facts">none</p>;
  return (
    <dl class="facts">
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>
            <Foreign>{key}</Foreign>
          </dt>
          <dd>
            <LongText text={typeof value === 'string' ? value : JSON.stringify(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
