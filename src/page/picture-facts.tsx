import type { CellData } from '../report/site/data.ts';
import type { ImageResult } from '../results/results.ts';
import { Fold } from './fold.tsx';
import { Foreign } from './foreign.tsx';
import { Facts, LongText } from './parts.tsx';
import { useRun } from './run.ts';
import { dollars, seconds } from './words.ts';

/** How a picture came about: what was sent, what it cost, how long it took, what went wrong before. */
export function PictureFacts({ image, cell }: { image: ImageResult; cell: CellData }) {
  const { samples } = useRun();
  const { prompt } = samples[cell.sample]!;
  const { requested, usage, tries = [], injected = [], headers = {} } = image;
  return (
    <section aria-labelledby="came">
      <h2 id="came">How it came about</h2>
      <Facts facts={factsOf(image)} />
      {tries.length > 0 && (
        <>
          <h3>Attempts before the last</h3>
          <ol>
            {tries.map(({ outcome, reason, ms }, i) => (
              <li key={i}>
                {outcome} after {seconds(ms)}: <LongText text={reason} />
              </li>
            ))}
          </ol>
        </>
      )}
      {injected.length > 0 && (
        <>
          <h3>Drawn wrong on purpose</h3>
          <ul>
            {injected.map(({ kind, block, what }, i) => (
              <li key={i}>
                {kind}
                {block !== null && (
                  <>
                    {' '}
                    in <Foreign>{block}</Foreign>
                  </>
                )}
                : <LongText text={what} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Fold name="prompt" summary="The prompt">
        {prompt === null ? (
          <p>This run’s results don’t hold it.</p>
        ) : (
          <p class="prompt">
            <LongText text={prompt} most={5000} />
          </p>
        )}
      </Fold>
      <Fold name="sent" summary="What was sent and what the answer told">
        <h4>Settings as asked for</h4>
        <Facts facts={requested.params} />
        <h4>What they came to</h4>
        <Facts facts={requested.sent ?? {}} />
        <h4>Usage</h4>
        <Facts facts={usage ?? {}} />
        <h4>Headers of the answer</h4>
        <Facts facts={headers} />
      </Fold>
    </section>
  );
}

function factsOf(image: ImageResult): Record<string, unknown> {
  const { cost, latency, attempts, requested, width, height } = image;
  return {
    'Model answered as': image.modelAnswered ?? 'it did not say',
    Cost: dollars(cost.usd),
    ...(cost.upTo !== cost.usd ? { 'At most billed': dollars(cost.upTo) } : {}),
    'Cost known from': `${cost.basis}${cost.priceDate === null ? '' : `, prices of ${cost.priceDate}`}`,
    'Latency of the attempt': seconds(latency.attemptMs),
    'In all': seconds(latency.totalMs),
    Attempts: attempts,
    Asked: `${requested.width} x ${requested.height}`,
    ...(width === null || height === null ? {} : { Received: `${width} x ${height}` }),
    ...(image.requestIds.length === 0 ? {} : { Requests: image.requestIds.join(', ') }),
    ...(image.sha256 === null ? {} : { 'SHA-256': image.sha256 }),
    ...(image.flattened === true ? { Transparency: 'laid on white to be read' } : {}),
  };
}
