import { percent } from '../figures/numbers.ts';
import type { ChangeData, ComparisonData } from '../report/site/data.ts';
import { ChangeWords } from './change-words.tsx';
import { Foreign } from './foreign.tsx';
import { replaceRoute } from './navigation.ts';
import { Choice, VerdictBadge } from './parts.tsx';
import { linkTo } from './route.ts';
import { counted, repeatName } from './words.ts';

type Query = Readonly<Record<string, string>>;

/** The pictures that changed, worst first, before and now. */
export function Changes({ data, query }: { data: ComparisonData; query: Query }) {
  const { changes, same, unpaired, blind } = data;
  const models = [...new Set(changes.map(({ model }) => model))];
  const shown = changes.filter(
    (one) =>
      (!query.model || one.model === query.model) &&
      (!query.way || (query.way === 'worse' ? one.worse.length > 0 : one.better.length > 0)),
  );
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Pictures that changed, worst first</h2>
      {blind !== null && <p class="warning">{blind}</p>}
      <form class="tools" aria-label="What is shown" onSubmit={(event) => event.preventDefault()}>
        {models.length > 1 && (
          <Choice
            label="Model"
            value={query.model ?? ''}
            options={[['', 'all'], ...models.map((model) => [model, model] as const)]}
            onChange={(model) => replaceRoute('', { ...query, model })}
          />
        )}
        <Choice
          label="Which"
          value={query.way ?? ''}
          options={[
            ['', 'all'],
            ['worse', 'something worse'],
            ['better', 'something better'],
          ]}
          onChange={(way) => replaceRoute('', { ...query, way })}
        />
      </form>
      <p class="count" role="status">
        {counted(shown.length, 'picture')} of {changes.length} that changed; {same} are the same
        file as before{unpaired === 0 ? '' : `, ${unpaired} are in one of the two only`}.
      </p>
      <ul class="changes">
        {shown.map((change) => (
          <Change key={changeLink(change)} change={change} />
        ))}
      </ul>
    </section>
  );
}

function Change({ change }: { change: ChangeData }) {
  const { model, set, sample, repeat, was, is, difference } = change;
  return (
    <li class="change">
      <h3>
        <a href={changeLink(change)}>
          <Foreign>{sample}</Foreign> {repeatName(repeat)}
        </a>{' '}
        <small>
          <Foreign>{model}</Foreign>, set <Foreign>{set}</Foreign>
        </small>
      </h3>
      <div class="sides">
        {[['before', was] as const, ['now', is] as const].map(([name, side]) => (
          <figure key={name}>
            {side.thumbnail === null ? (
              <span class="thumb none">no picture</span>
            ) : (
              <img
                src={side.thumbnail}
                alt=""
                loading="lazy"
                width={side.size?.[0]}
                height={side.size?.[1]}
              />
            )}
            <figcaption>
              {name} <VerdictBadge cell={side} />{' '}
              {side.cer !== null && <small>{percent(side.cer)} wrong</small>}
            </figcaption>
          </figure>
        ))}
      </div>
      <ChangeWords change={change} />
      {difference !== null && (
        <p>
          <small>{percent(difference.share)} of pixels differ</small>
        </p>
      )}
    </li>
  );
}

function changeLink({ model, set, sample, repeat }: ChangeData): string {
  return linkTo('change', {
    ...{ of: model, in: set, sample },
    ...(repeat === 0 ? {} : { repeat: String(repeat) }),
  });
}
