import { percent, score } from '../figures/numbers.ts';
import { whyNotUsable } from '../report/why-not-usable.ts';
import type { Bars, ImageResult } from '../results/results.ts';
import { LongText } from './parts.tsx';

/** What keeps a picture from being used, and its figures. */
export function PictureSummary({ image, bars }: { image: ImageResult; bars: Bars }) {
  const { outcome, reason, text, textReason, note } = image;
  const why = whyNotUsable(image, bars);
  return (
    <section aria-labelledby="what">
      <h2 id="what">What is wrong</h2>
      {outcome !== 'image' && (
        <p class="warning">
          <LongText text={reason ?? 'No reason is known.'} />
        </p>
      )}
      {outcome === 'image' && text === null && (
        <p class="warning">
          It could not be read: <LongText text={textReason ?? 'no reason is known'} />
        </p>
      )}
      {note != null && (
        <p>
          <LongText text={note} />
        </p>
      )}
      {why.length > 0 && (
        <ul class="why">
          {why.map((each) => (
            <li key={each}>
              <LongText text={each} />
            </li>
          ))}
        </ul>
      )}
      {text !== null && why.length === 0 && (
        <p>
          {image.usable === null
            ? 'No bar is known to fail, but what could not be read may be wrong.'
            : 'Nothing that keeps it from being used.'}
        </p>
      )}
      {text !== null && (
        <dl class="facts short">
          <Fact name="Characters wrong" value={percent(text.cer)} />
          <Fact name="Decided" value={`${text.decidedCharacters} of ${text.characters}`} />
          {text.cerInterval !== null && text.cerInterval[0] !== text.cerInterval[1] && (
            <Fact
              name="With all text"
              value={`${percent(text.cerInterval[0])} to ${percent(text.cerInterval[1])}`}
            />
          )}
          <Fact name="Readers’ floor" value={percent(text.floor?.cer)} />
          <Fact name="Words wrong" value={percent(text.wer)} />
          <Fact name="Nothing folded" value={percent(text.strict.cer)} />
          <Fact
            name="Wrong, missing, added"
            value={`${text.substituted}, ${text.missing}, ${text.inserted}`}
          />
          <Fact name="Unasked, doubled" value={`${text.extra}, ${text.duplicated}`} />
          <Fact name="Order" value={score(text.order)} />
        </dl>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
