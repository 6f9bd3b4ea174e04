import { percent } from '../figures/numbers.ts';
import type { ChangeData, ComparisonData, SideData } from '../report/site/data.ts';
import { ChangeWords } from './change-words.tsx';
import { Foreign } from './foreign.tsx';
import { replaceRoute } from './navigation.ts';
import { Choice, VerdictBadge } from './parts.tsx';
import { linkTo } from './route.ts';
import { repeatName } from './words.ts';

const VIEWS = { beside: 'side by side', over: 'one over the other' } as const;

interface ChangeProps {
  data: ComparisonData;
  change: ChangeData | undefined;
  query: Readonly<Record<string, string>>;
}

/** One picture before and now, with what differs between the two. */
export function ChangePage({ data, change, query }: ChangeProps) {
  if (change === undefined) {
    return (
      <>
        <h1>No such picture</h1>
        <p>
          <a href={linkTo('')}>All that changed</a>
        </p>
      </>
    );
  }
  const { model, set, sample, repeat, was, is, difference, noDifference } = change;
  const view = query.view === 'over' ? 'over' : 'beside';
  return (
    <>
      <nav class="path" aria-label="Among the changes">
        <a href={linkTo('')}>All that changed</a>
      </nav>
      <h1>
        <Foreign>{sample}</Foreign> {repeatName(repeat)}{' '}
        <small>
          by <Foreign>{model}</Foreign>, set <Foreign>{set}</Foreign>
        </small>
      </h1>
      <ChangeWords change={change} />
      <p class="tools">
        <Choice
          label="Shown"
          value={view}
          options={Object.entries(VIEWS)}
          onChange={(value) => replaceRoute('change', { ...query, view: value })}
        />
        {view === 'over' && (
          <label>
            Now, by{' '}
            <input
              type="range"
              min="0"
              max="100"
              value={query.share ?? '50'}
              onInput={(event) =>
                replaceRoute('change', { ...query, share: event.currentTarget.value })
              }
            />
          </label>
        )}
      </p>
      {view === 'over' ? (
        <Over was={was} is={is} share={Number(query.share ?? 50)} />
      ) : (
        <div class="sides large">
          <Side name={`before: ${data.was}`} side={was} />
          <Side name={`now: ${data.is}`} side={is} />
          {difference === null ? (
            <p>{noDifference}</p>
          ) : (
            <figure>
              <img src={difference.file} alt="Pixels that differ, in red" />
              <figcaption>{percent(difference.share)} of pixels differ, drawn in red</figcaption>
            </figure>
          )}
        </div>
      )}
    </>
  );
}

function Side({ name, side }: { name: string; side: SideData }) {
  return (
    <figure>
      {side.picture === null ? (
        <span class="thumb none">no picture</span>
      ) : (
        <a href={side.picture}>
          <img src={side.picture} alt={name} width={side.size?.[0]} height={side.size?.[1]} />
        </a>
      )}
      <figcaption>
        <Foreign>{name}</Foreign> <VerdictBadge cell={side} />{' '}
        {side.cer !== null && <small>{percent(side.cer)} wrong</small>}
      </figcaption>
    </figure>
  );
}

/** The newer picture over the older one, as much of it as one likes. */
function Over({ was, is, share }: { was: SideData; is: SideData; share: number }) {
  if (was.picture === null || is.picture === null) return <p>One of the two has no picture.</p>;
  return (
    <div class="over">
      <img src={was.picture} alt="Before" width={was.size?.[0]} height={was.size?.[1]} />
      <img src={is.picture} alt="Now" style={{ opacity: share / 100 }} />
    </div>
  );
}
