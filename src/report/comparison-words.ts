import type { Comparison } from '../compare/compare.ts';
import type { MetricVerdict } from '../compare/verdicts.ts';
import { points } from './figure-words.ts';

/** What a comparison has to say, in sentences. */

/** Where to look; null where nothing got worse. */
export function fallWords({ verdict, falls }: MetricVerdict): string | null {
  if (verdict !== 'worse' || falls.length === 0) return null;
  return `most in ${falls
    .slice(0, 3)
    .map(({ sample, difference }) => `${sample} (${points(difference)})`)
    .join(', ')}`;
}

/** What the figures don't say themselves. */
export function whyWords(one: MetricVerdict): string {
  const margin = `${(one.margin * 100).toFixed(1)} points`;
  switch (one.reason) {
    case 'same pictures':
      return one.difference === 0
        ? 'the same pictures as before'
        : 'the same pictures as before, judged otherwise: that is not the model';
    case 'nothing in common':
      return 'nothing was decided both times';
    case 'too few samples':
      return `${one.n === 1 ? 'one sample is' : `${one.n} samples are`} too few for any test${needsWords(one)}`;
    case 'decided shares differ':
      return 'the readers could decide another share of it: look at what was not read';
    case 'within the readers’ error':
      return `no more than the readers’ own error; ${findsWords(one)}`;
    case 'within the margin':
      return `within the margin of ${margin}; ${findsWords(one)}`;
    case null:
      break;
  }
  if (one.verdict === 'not enough data') {
    return `${findsWords(one)}${needsWords(one)}`;
  }
  if (one.verdict === 'baseline unreliable') {
    const half = ((one.baselineHalfWidth ?? 0) * 100).toFixed(1);
    return `the baseline itself is uncertain by ${half} points, more than ${margin}`;
  }
  return findsWords(one);
}

/** The true difference that would have been found four times in five. */
function findsWords({ n, detectable }: MetricVerdict): string {
  const finds = detectable === null ? 'no change' : `${(detectable * 100).toFixed(1)} points`;
  return `${n === 1 ? 'one sample' : `${n} samples`}: finds ${finds}`;
}

function needsWords({ samplesNeeded, margin }: MetricVerdict): string {
  if (samplesNeeded === null) return '';
  return `; needs ${samplesNeeded} samples for ${(margin * 100).toFixed(1)} points`;
}

/** What came out, in a sentence. */
export function outcomeWords({ obstacles, verdicts, gates }: Comparison): string {
  if (obstacles.some(({ kind }) => kind !== 'missing')) return 'Not comparable, which fails it.';
  const worse = verdicts.filter(({ verdict }) => verdict === 'worse').length;
  const failed = gates.filter(({ verdict }) => verdict === 'failed').length;
  const faults = [
    ...(obstacles.length > 0 ? ['Rows are missing'] : []),
    ...(worse > 0 ? [worse === 1 ? 'One figure is worse' : `${worse} figures are worse`] : []),
    ...(failed > 0 ? [failed === 1 ? 'One gate failed' : `${failed} gates failed`] : []),
  ];
  if (faults.length > 0) return `${faults.join('. ')}.`;
  const isOpen = verdicts.some(({ verdict }) => verdict === 'not enough data');
  return `No regression shown${isOpen ? '; not all could have been shown' : ''}.`;
}

/** One sentence each, of other people's words as they are. */
export function newlyWrongWords({ newlyWrong }: Comparison): string[] {
  return newlyWrong.map(({ kind, model, set, sample, block, text, wrong, repeats }) => {
    const where = `${model} · ${set}/${sample}`;
    const times = repeats === 1 ? '' : ` in ${wrong} of ${repeats} pictures`;
    return kind === 'critical'
      ? `${where}: “${text}” (${block}) was right and is wrong${times}`
      : `${where}: was usable, and no picture is any more`;
  });
}

/** What is said of a comparison and fails nothing. */
export function remarksOf({ newModels, versions }: Comparison): string[] {
  return [
    ...newModels.map((model) => `${model} is new: there is nothing to compare it with.`),
    ...(versions === null
      ? []
      : [
          `Judged by typoscope ${versions.was} before and ${versions.is} now: what differs may be the judgement. Run it again and write the baseline anew.`,
        ]),
  ];
}
