import xmlbuilder from 'xmlbuilder';
import type { GateOutcome } from '../gates/gate.ts';
import type { Bars, ImageResult, Outcome, Results } from '../results/results.ts';
import { isOnlyGenerated } from '../run/only-generated.ts';
import { plain } from './plain.ts';
import { whyNotUsable } from './why-not-usable.ts';

/** What a testcase came to where it did not pass. */
interface Fault {
  as: 'failure' | 'error' | 'skipped';
  type: string;
  message: string;
  /** More than fits a message. */
  lines?: readonly string[];
}

interface Testcase {
  classname: string;
  name: string;
  seconds: string | null;
  fault: Fault | null;
  /** What there is to say although it passed. */
  remark?: string;
}

interface Suite {
  name: string;
  cases: readonly Testcase[];
}

/** JUnit's XML, as build servers read it: a suite of the gates, then one a model. */
export function junitXml(results: Results, gates: readonly GateOutcome[]): string {
  const { run, images } = results;
  const suites: Suite[] = [
    ...(gates.length === 0 ? [] : [{ name: 'gates', cases: gates.map(gateCase) }]),
    ...[...Map.groupBy(images, ({ model }) => model)].map(([model, own]) => ({
      name: model,
      cases: own.map((image) => pictureCase(image, run.bars)),
    })),
  ];
  // Neither times of day nor names of machines: the same results are the same bytes.
  const root = xmlbuilder.create('testsuites', { encoding: 'UTF-8' });
  const all = suites.flatMap(({ cases }) => cases);
  for (const [key, value] of Object.entries({ name: plain(run.id), ...countsOf(all) }))
    root.att(key, value);
  for (const suite of suites) addSuite(root, suite);
  return `${root.end({ pretty: true })}\n`;
}

function gateCase({ gate, model, verdict, message }: GateOutcome): Testcase {
  const named = { classname: 'gates', name: `${gate}: ${model}`, seconds: null };
  // What is not shown to hold does not pass; the type tells it from what is shown not to hold.
  return verdict === 'passed'
    ? { ...named, fault: null, remark: message }
    : { ...named, fault: { as: 'failure', type: verdict, message } };
}

function pictureCase(image: ImageResult, bars: Bars): Testcase {
  const { model, set, sample, repeat, latency } = image;
  return {
    classname: `${model}.${set}`,
    // As the tables count them: the first has no number.
    name: `${sample}${repeat > 0 ? ` #${repeat + 1}` : ''}`,
    seconds: latency.attemptMs === null ? null : (latency.attemptMs / 1000).toFixed(3),
    fault: image.outcome === 'image' ? judgedFault(image, bars) : noPicture(image.outcome, image),
  };
}

/** A model that refuses has failed; one that could not be asked, or was not, has shown nothing. */
const WITHOUT_PICTURE: Readonly<Record<Exclude<Outcome, 'image'>, Fault['as']>> = {
  refused: 'failure',
  empty: 'failure',
  error: 'error',
  timeout: 'error',
  uncertain: 'error',
  absent: 'skipped',
  'skipped-budget': 'skipped',
};

function noPicture(outcome: Exclude<Outcome, 'image'>, { reason }: ImageResult): Fault {
  const message = reason ? `${outcome}: ${reason}` : outcome;
  return { as: WITHOUT_PICTURE[outcome], type: outcome, message };
}

function judgedFault(image: ImageResult, bars: Bars): Fault | null {
  const { text, textReason, usable, overlay, file } = image;
  if (text === null) {
    return isOnlyGenerated(image)
      ? { as: 'skipped', type: 'not-read', message: textReason ?? '' }
      : { as: 'error', type: 'not-read', message: `not read: ${textReason ?? ''}` };
  }
  if (usable === true) return null;
  if (usable === null) {
    const message = 'could not be decided: no bar fails, but one hangs on what could not be read';
    return { as: 'skipped', type: 'undecided', message };
  }
  const reasons = whyNotUsable(image, bars);
  if (reasons.length === 0) reasons.push('not usable; the results do not tell why');
  const seen = overlay ?? file;
  const lines = [...reasons, ...(seen === null ? [] : [`see ${seen}`])];
  return { as: 'failure', type: 'not-usable', message: reasons.join('; '), lines };
}

function addSuite(root: xmlbuilder.XMLElement, { name, cases }: Suite): void {
  const suite = root.ele('testsuite', { name: plain(name), ...countsOf(cases) });
  for (const { fault, remark, ...one } of cases) {
    const element = suite.ele('testcase', {
      classname: plain(one.classname),
      name: plain(one.name),
      ...(one.seconds === null ? {} : { time: one.seconds }),
    });
    if (remark !== undefined) element.ele('system-out').txt(plain(remark));
    if (fault === null) continue;
    const { as, type, message, lines = [] } = fault;
    // plain() leaves nothing that XML 1.0 can't hold; the builder escapes what is markup.
    const child = element.ele(as, { message: plain(message), type });
    if (lines.length > 0) child.txt(lines.map(plain).join('\n'));
  }
}

function countsOf(cases: readonly Testcase[]) {
  const count = (as: Fault['as']) => cases.filter(({ fault }) => fault?.as === as).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}
