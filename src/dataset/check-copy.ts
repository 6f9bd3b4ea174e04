import { characterCount, copyText, holdsPart } from './copy-text.ts';
import { type Finding, shown } from './finding.ts';
import type { Outline } from './outline.ts';
import { LAYOUT } from './prompt.ts';

/** Faults of the blocks: their ids, their texts, their critical strings. */
export function checkCopy({ copy }: Outline): Finding[] {
  return copy.flatMap((block, i) => [
    ...idFaults(copy, i),
    ...(block.text === undefined ? [] : textFaults(block.text, i)),
    ...criticalFaults(block.text, block.critical, i),
  ]);
}

function idFaults(copy: Outline['copy'], i: number): Finding[] {
  const { id } = copy[i]!;
  const path = ['copy', i, 'id'];
  if (id === LAYOUT) {
    const mend = 'Give the block another id.';
    return [{ what: `{{${LAYOUT}}} stands for the rules, no block can be named so`, path, mend }];
  }
  const first = copy.findIndex((other) => other.id === id);
  return id === undefined || first === i
    ? []
    : [
        {
          what: 'two blocks of one id',
          path,
          found: `${shown(id)}, also the id of copy.${first}`,
          mend: 'Give each block its own id.',
        },
      ];
}

function textFaults(raw: string, i: number): Finding[] {
  const text = copyText(raw);
  const path = ['copy', i, 'text'];
  if (!text.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(text)) {
    const what = 'a control character or half a character in the text';
    return [{ what, path, found: shown(text), mend: 'Take it out: no picture can show it.' }];
  }
  return characterCount(text) > 0
    ? []
    : [
        {
          what: 'nothing to read in the text',
          path,
          found: shown(text),
          expected: 'letters, digits or signs; emoji and white space are not counted',
        },
      ];
}

function criticalFaults(raw: string | undefined, critical: unknown[], i: number): Finding[] {
  if (raw === undefined) return [];
  const text = copyText(raw);
  return critical.flatMap((part, j): Finding[] =>
    typeof part !== 'string' || part === '' || holdsPart(text, part)
      ? []
      : [
          {
            what: 'a critical string that is not in its text',
            path: ['copy', i, 'critical', j],
            found: shown(part),
            expected: `a part of ${shown(text)}`,
          },
        ],
  );
}
