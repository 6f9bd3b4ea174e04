import type { ChangeData } from '../report/site/data.ts';
import { Sentence } from './sentence.tsx';

/** What got worse in a picture, then what got better. */
export function ChangeWords({ change: { worse, better } }: { change: ChangeData }) {
  return (
    <ul class="why">
      {worse.map((words) => (
        <li key={words} class="bad">
          worse: <Sentence>{words}</Sentence>
        </li>
      ))}
      {better.map((words) => (
        <li key={words} class="good">
          better: <Sentence>{words}</Sentence>
        </li>
      ))}
      {worse.length + better.length === 0 && <li>judged as before</li>}
    </ul>
  );
}
