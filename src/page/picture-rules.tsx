import type { LayoutResult } from '../results/results.ts';
import { Fold } from './fold.tsx';
import { Foreign } from './foreign.tsx';
import { Facts, LongText } from './parts.tsx';

interface RulesProps {
  rules: readonly LayoutResult[];
  /** The rule whose drawing is shown. */
  shown: string | null;
  onShow: (rule: string | null) => void;
}

const WORDS: Readonly<Record<LayoutResult['verdict'], string>> = {
  fail: '✗ fails',
  unknown: '? not known',
  pass: '✓ holds',
  'not-applicable': 'not asked for',
};
const ORDER: readonly LayoutResult['verdict'][] = ['fail', 'unknown', 'pass'];

/** Each rule of layout with what was asked, what was measured, and its drawing. */
export function PictureRules({ rules, shown, onShow }: RulesProps) {
  const judged = rules
    .filter(({ verdict }) => verdict !== 'not-applicable')
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  if (judged.length === 0) return null;
  const notAsked = rules.filter(({ verdict }) => verdict === 'not-applicable');
  return (
    <section aria-labelledby="layout">
      <h2 id="layout">Layout</h2>
      <ul class="rules">
        {judged.map((rule) => (
          <li key={rule.rule} class={rule.verdict}>
            <p>
              <strong>
                <Foreign>{rule.rule}</Foreign>
              </strong>{' '}
              <span class={`badge ${rule.verdict}`}>{WORDS[rule.verdict]}</span>{' '}
              {(rule.marks ?? rule.boxes).length > 0 && (
                <button
                  type="button"
                  class="plain"
                  aria-pressed={shown === rule.rule}
                  onClick={() => onShow(shown === rule.rule ? null : rule.rule)}
                >
                  {shown === rule.rule ? 'hide' : 'show'}
                  <span class="hidden"> the drawing of {rule.rule}</span>
                </button>
              )}
            </p>
            <p>
              <LongText text={rule.message} />
            </p>
            <Fold
              name={`rule-${rule.rule}`}
              summary={
                <>
                  Measured and asked<span class="hidden"> of {rule.rule}</span>
                </>
              }
            >
              <h4>Measured</h4>
              <Facts facts={rule.measured} />
              <h4>Asked</h4>
              <Facts facts={rule.expected} />
            </Fold>
          </li>
        ))}
      </ul>
      {notAsked.length > 0 && (
        <p>
          <small>Not asked for: {notAsked.map(({ rule }) => rule).join(', ')}</small>
        </p>
      )}
    </section>
  );
}
