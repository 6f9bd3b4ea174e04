import type { Comparison } from '../compare/compare.ts';
import { metricOf } from '../figures/metrics.ts';
import type { GateOutcome } from '../gates/gate.ts';
import { newlyWrongWords } from './comparison-words.ts';
import { points } from './figure-words.ts';
import { plain } from './plain.ts';

/** GitHub shows ten of a kind a step. */
const MOST = 10;

type Level = 'error' | 'warning' | 'notice';

/** Gates as workflow commands of GitHub Actions, which it shows beside a run. */
export function gateAnnotations(gates: readonly GateOutcome[]): string {
  return lines(gateNotes(gates));
}

/** A comparison likewise: what failed it as errors, what is newly wrong as warnings. */
export function comparisonAnnotations(comparison: Comparison): string {
  const { obstacles, verdicts, gates } = comparison;
  return lines([
    ...obstacles.map(({ message }) => note('error', 'Not comparable', message)),
    ...verdicts
      .filter(({ verdict }) => verdict === 'worse')
      .map(({ model, metric, difference, n }) =>
        note(
          'error',
          'Worse than before',
          `${model}: ${metricOf(metric).title} ${points(difference)} points on ${n} samples`,
        ),
      ),
    ...gateNotes(gates),
    ...newlyWrongWords(comparison).map((words) => note('warning', 'Newly wrong', words)),
  ]);
}

interface Note {
  level: Level;
  line: string;
}

function gateNotes(gates: readonly GateOutcome[]): Note[] {
  return gates.flatMap(({ verdict, message }) =>
    verdict === 'failed'
      ? [note('error', 'Gate failed', message)]
      : verdict === 'undecided'
        ? [note('warning', 'Gate undecided', message)]
        : [],
  );
}

/** Foreign text can end neither the command nor the line, and so can't begin another one. */
function note(level: Level, title: string, message: string): Note {
  const data = plain(message)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
  return { level, line: `::${level} title=Typoscope - ${title}::${data}` };
}

function lines(notes: readonly Note[]): string {
  const shown = [...Map.groupBy(notes, ({ level }) => level).values()].flatMap((own) =>
    own.slice(0, MOST),
  );
  return shown.map(({ line }) => `${line}\n`).join('');
}
