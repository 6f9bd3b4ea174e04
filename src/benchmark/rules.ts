import { dirname, resolve } from 'node:path';
import { didYouMean, type Finding, safe, shown } from '../dataset/finding.ts';
import { loadRules, type OwnRule, type RuleFile, ruleFileFaults } from './rule-modules.ts';
import { ruleIdPattern, ruleIds } from './schema.ts';

export interface NamedRules {
  rules: OwnRule[];
  findings: Finding[];
  /** Ids of all rules that there are; null where one of the modules can't tell its own. */
  known: readonly string[] | null;
}

/**
 * The rules of the user's own that a benchmark names.
 *
 * @param names as the file has them, whatever that is
 * @param file of the benchmark, which they are relative to
 */
export async function rulesOf(
  names: readonly unknown[],
  file: string,
  allowModules: boolean,
): Promise<NamedRules> {
  const named = names.flatMap((name, i) =>
    typeof name === 'string' && name !== '' ? [{ name, i }] : [],
  );
  const files = named.map(({ name }): RuleFile => ({ name, path: resolve(dirname(file), name) }));
  const { rules, faults } = allowModules
    ? await loadRules(files)
    : { rules: [], faults: await ruleFileFaults(files) };
  const findings = faults.map(({ at, fault: { what, detail } }): Finding => {
    const found = detail.found === undefined ? '' : `: ${safe(detail.found)}`;
    return {
      what,
      path: ['rules', named[at]!.i],
      found: `${shown(detail.file)}${found}`,
      ...(detail.expected === undefined ? {} : { expected: detail.expected }),
      mend: detail.mend,
    };
  });
  if (named.length > 0 && !allowModules) findings.push(notAllowed);
  const known = names.length === rules.length ? [...ruleIds, ...rules.map(({ id }) => id)] : null;
  return { rules, findings, known };
}

const notAllowed: Finding = {
  what: 'names modules, whose code would be run',
  path: ['rules'],
  mend: 'If you trust them, add --allow-modules',
};

/**
 * Rules that a bar asks for and that there are none of. What is no id is told by the schema.
 *
 * @param ids as the file has them, whatever that is
 */
export function barFaults(ids: readonly unknown[], known: readonly string[] | null): Finding[] {
  if (known === null) return [];
  return ids.flatMap((id, i): Finding[] => {
    if (typeof id !== 'string' || !ruleIdPattern.test(id) || known.includes(id)) return [];
    return [
      {
        what: 'there is no such rule',
        path: ['bars', 'rules', i],
        found: shown(id),
        expected: `one of ${known.join(', ')}`,
        mend: didYouMean(id, known) ?? 'Name a rule of your own under rules, by its path',
      },
    ];
  });
}
