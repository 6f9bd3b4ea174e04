import type { BlockResult, TextResult } from '../results/results.ts';
import { Diff } from './diff.tsx';
import { Fold } from './fold.tsx';
import { Foreign } from './foreign.tsx';
import { LongText } from './parts.tsx';
import { counted, languageName } from './words.ts';

interface TextProps {
  text: TextResult;
  /** Whether text that nobody asked for is no fault of this sample. */
  isExtraAllowed: boolean;
  /** Told which block the pointer or the focus is on. */
  onPoint: (block: string | null) => void;
}

const WORDS: Readonly<Record<BlockResult['verdict'], string>> = {
  exact: '✓ as asked',
  close: '≈ close',
  wrong: '✗ wrong',
  missing: '✗ missing',
  unreadable: '? could not be read',
};

const REASONS: Readonly<Record<string, string>> = {
  'not-decided': 'the reader could not decide it',
  'below-floor': 'its glyphs fit too badly to be sure',
  'look-alike-sign': 'a sign that looks like another',
  'nothing-to-read': 'nothing was there to read',
};

/** Worst first: what is right needs no look. */
const ORDER: readonly BlockResult['verdict'][] = [
  'missing',
  'wrong',
  'close',
  'unreadable',
  'exact',
];

/** What was asked for against what was read, block by block, and what nobody asked for. */
export function PictureText({ text, isExtraAllowed, onPoint }: TextProps) {
  const { blocks, critical, extras, notRead, unread = [] } = text;
  const sorted = blocks.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const right = sorted.filter(({ verdict }) => verdict === 'exact');
  const others = sorted.filter(({ verdict }) => verdict !== 'exact');
  return (
    <section aria-labelledby="text">
      <h2 id="text">Text</h2>
      {critical.length > 0 && <Critical critical={critical} />}
      <Blocks blocks={others} onPoint={onPoint} />
      {right.length > 0 && (
        <Fold
          name="exact"
          isOpen={others.length === 0}
          summary={`${counted(right.length, 'block')} as asked`}
        >
          <Blocks blocks={right} onPoint={onPoint} />
        </Fold>
      )}
      {extras.length > 0 && (
        <>
          <h3>Nobody asked for</h3>
          {isExtraAllowed && (
            <p>This sample allows such text: it is not held against the picture.</p>
          )}
          <ul>
            {extras.map(({ text: words, kind, box }) => (
              <li key={box.join()}>
                <LongText text={words} />{' '}
                <small>
                  {kind === 'duplicate' ? 'more often than asked for' : 'not in the copy'}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {unread.length > 0 && (
        <>
          <h3>Could not be read with trust</h3>
          <ul>
            {unread.map(({ text: words, box, block }) => (
              <li key={box.join()}>
                {words === '' ? <em>an area with text</em> : <LongText text={words} />}
                {block !== null && (
                  <small>
                    {' '}
                    perhaps <Foreign>{block}</Foreign>
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {notRead.length > 0 && (
        <p>
          Not read and not counted: <Foreign>{notRead.join(' ')}</Foreign>
        </p>
      )}
    </section>
  );
}

function Critical({ critical }: { critical: TextResult['critical'] }) {
  return (
    <>
      <h3>Critical strings</h3>
      <ul class="critical">
        {critical.map(({ block, text, ok, reason }) => (
          <li key={`${block} ${text}`} class={ok === null ? 'open' : ok ? 'good' : 'bad'}>
            <span aria-hidden="true">{ok === null ? '?' : ok ? '✓' : '✗'}</span>{' '}
            <LongText text={text} />{' '}
            <small>
              {ok === null
                ? `not known: ${REASONS[reason ?? 'not-decided']}`
                : ok
                  ? 'right'
                  : 'wrong'}
              , in <Foreign>{block}</Foreign>
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

function Blocks({
  blocks,
  onPoint,
}: { blocks: readonly BlockResult[] } & Pick<TextProps, 'onPoint'>) {
  return (
    <ul class="blocks">
      {blocks.map((block) => (
        <li
          key={block.id}
          class={block.verdict}
          onMouseEnter={() => onPoint(block.id)}
          onMouseLeave={() => onPoint(null)}
        >
          <p class="block-name">
            <Foreign>{block.id}</Foreign>{' '}
            <small>
              {block.role}, {languageName(block.lang)}
            </small>{' '}
            <span class={`badge ${block.verdict}`}>{WORDS[block.verdict]}</span>
          </p>
          <Diff block={block} />
          {block.suspect !== undefined && block.suspect.length > 0 && (
            <p>
              <small>
                Read as asked from glyphs that look malformed:{' '}
                <Foreign>{block.suspect.map(({ expected }) => expected).join(' ')}</Foreign>
              </small>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
