import xmlbuilder from 'xmlbuilder';
import { plain } from '../plain.ts';

/** What a testcase came to where it did not pass. */
export interface Fault {
  as: 'failure' | 'error' | 'skipped';
  type: string;
  message: string;
  /** More than fits a message. */
  lines?: readonly string[];
}

export interface Testcase {
  classname: string;
  name: string;
  seconds: string | null;
  fault: Fault | null;
  /** What there is to say although it passed. */
  remark?: string;
}

export interface Suite {
  name: string;
  cases: readonly Testcase[];
}

/**
 * The suites as JUnit's XML. Neither times of day nor names of machines are in it: the same results are
 * the same bytes.
 */
export function junitDocument(name: string, suites: readonly Suite[]): string {
  const root = xmlbuilder.create('testsuites', { encoding: 'UTF-8' });
  const all = suites.flatMap(({ cases }) => cases);
  for (const [key, value] of Object.entries({ name: plain(name), ...countsOf(all) }))
    root.att(key, value);
  for (const suite of suites) addSuite(root, suite);
  return `${root.end({ pretty: true })}\n`;
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
