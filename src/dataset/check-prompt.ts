import { didYouMean, type Finding, type Path, shown } from './finding.ts';
import type { Outline } from './outline.ts';
import { LAYOUT, placeholders, strayBraces } from './prompt.ts';

/** What prompt and copy, prompt and rules have to say about each other. */
export function checkPrompt(outline: Outline): Finding[] {
  const { prompt, copy } = outline;
  if (prompt === undefined) return [];
  const named = placeholders(prompt);
  const ids = copy.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return [
    ...controlFaults(prompt),
    ...strayBraces(prompt)
      .slice(0, 1)
      .map((brace) => ({
        what: 'half a placeholder in the prompt',
        path: ['prompt'],
        found: brace,
        expected: '{{id}}',
      })),
    ...named
      .filter((name) => name !== LAYOUT && !ids.includes(name))
      .map((name) => ({
        what: 'a placeholder without a block',
        path: ['prompt'],
        found: `{{${shown(name).slice(1, -1)}}}`,
        expected: `one of ${[...new Set(ids), LAYOUT].join(', ')}`,
        mend: didYouMean(name, [...ids, LAYOUT]),
      })),
    ...copy.flatMap(({ id }, i): Finding[] =>
      id === undefined || id === LAYOUT || named.includes(id) || ids.indexOf(id) !== i
        ? []
        : [
            {
              what: 'a block that the prompt does not name',
              path: ['copy', i],
              found: shown(id),
              expected: `{{${id}}} in the prompt`,
              mend: 'Put it into the prompt, or drop the block.',
            },
          ],
    ),
    ...unstatedRules(outline, named),
  ];
}

function controlFaults(prompt: string): Finding[] {
  return prompt.isWellFormed() && !/(?![\n\r\t])\p{Cc}/u.test(prompt)
    ? []
    : [{ what: 'a control character in the prompt', path: ['prompt'], mend: 'Take it out.' }];
}

/** A picture can't be blamed for what its prompt didn't ask. */
function unstatedRules(outline: Outline, named: readonly string[]): Finding[] {
  if (outline.statesLayout === true || named.includes(LAYOUT)) return [];
  const paths = judgedPaths(outline);
  const [first] = paths;
  if (first === undefined) return [];
  return [
    {
      what: 'rules that the prompt does not ask for',
      path: first,
      found: paths.map((path) => path.join('.')).join(', '),
      expected: '{{layout}} in the prompt',
      mend: 'Add {{layout}}, or statesLayout: true if the prompt says it all in its own words.',
    },
  ];
}

const byDefault = ['lineBreaks', 'overlap', 'contrast', 'legibility'];

/** The keys by which a picture is judged and which it can't be without having been asked. */
export function judgedPaths(outline: Outline): Path[] {
  const { copy, logo, product, palette, background, layout } = outline;
  return [
    ...copy.flatMap(({ region }, i): Path[] =>
      region === undefined ? [] : [['copy', i, 'region']],
    ),
    ...Object.entries({ logo, product, palette, background }).flatMap(([key, value]): Path[] =>
      value === undefined ? [] : [[key]],
    ),
    ...Object.entries(layout).flatMap(([key, value]): Path[] =>
      value === false || (value === true && byDefault.includes(key)) ? [] : [['layout', key]],
    ),
  ];
}
