import { scriptOfLanguage } from '../../src/language.ts';
import { type Alphabets, decideLine } from '../../src/reading/decide.ts';
import type { Kit } from '../../src/reading/kits.ts';
import { SIGNALS } from '../../src/reading/signals.ts';
import { unitsOf } from '../../src/text/units.ts';
import type { KnownPage, KnownText } from './drawn.ts';
import type { PageEvidence } from './evidence.ts';
import { editsOf, linesOf } from './label.ts';

/** A line that was read, and whether it was read right. */
export interface LabelledLine {
  sample: string;
  script: string;
  kind: KnownText['kind'];
  /** In the order of `SIGNALS`. */
  values: number[];
  text: string;
  drawn: string;
  characters: number;
  /** Between what is drawn and what was read; 0 is right. */
  edits: number;
}

/** Every line of a page that lies on a known text; what lies elsewhere can't be judged. */
export function labelledLines(
  { sample, languages, lines }: PageEvidence,
  known: KnownPage,
  kit: Kit,
  alphabets: Alphabets,
): LabelledLine[] {
  const scripts = languages.map(scriptOfLanguage);
  const decided = lines.map((line) => decideLine(line, kit, alphabets, scripts));
  const homes = linesOf(
    lines.map(({ quad }) => quad),
    known.texts,
  );
  return known.texts.flatMap((drawn, t) => {
    const own = homes[t]!;
    const edits = editsOf(
      own.map((i) => decided[i]!.chosen.text),
      drawn.text,
    );
    return own.flatMap((i, at): LabelledLine[] => {
      const { chosen, signals, script } = decided[i]!;
      if (chosen.text.trim() === '') return [];
      return [
        {
          sample,
          script,
          kind: drawn.kind,
          values: SIGNALS.map((signal) => signals[signal]),
          text: chosen.text,
          drawn: drawn.text,
          characters: unitsOf(chosen.text).raw.length,
          edits: edits[at]!,
        },
      ];
    });
  });
}
