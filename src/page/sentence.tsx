import { directionOf } from '../report/overlay/runs.ts';
import { Foreign } from './foreign.tsx';

/**
 * A sentence that quotes other people's copy: it goes in the direction of its own words, each quotation
 * in that of its text, whatever stands beside it.
 */
export function Sentence({ children = '' }: { children?: string | undefined }) {
  const parts = children.split(/(“[^”]*”)/u);
  const own = parts.filter((_, i) => i % 2 === 0).join(' ');
  return (
    <bdi dir={directionOf(/\p{L}/u.test(own) ? own : children)}>
      {parts.map((part, i) =>
        i % 2 === 0 ? <Foreign key={i}>{part}</Foreign> : <Quoted key={i} text={part} />,
      )}
    </bdi>
  );
}

function Quoted({ text }: { text: string }) {
  return (
    <>
      “<Foreign>{text.slice(1, -1)}</Foreign>”
    </>
  );
}
