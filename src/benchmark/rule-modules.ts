import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { shown } from '../dataset/finding.ts';
import { TyposcopeError } from '../errors.ts';
import { guardedRule } from '../layout/guarded.ts';
import type { LayoutRule } from '../layout/rule.ts';
import { importModule, type ModuleKind, moduleFileFault } from '../modules/import-module.ts';
import { kindOf, said } from '../modules/told.ts';
import { ruleIdExpected, ruleIdPattern, ruleIds } from './schema.ts';

/** A rule of layout that a user brings. */
export interface OwnRule extends LayoutRule {
  /** Of the file that it came from; absent where a program gives the rule itself. */
  sha256?: string;
}

/** A user's module with a rule of layout. */
export interface RuleFile {
  /** As the user names it, and as messages and results do. */
  name: string;
  /** Absolute. */
  path: string;
}

export interface FoundRules {
  rules: OwnRule[];
  /** What is wrong with each file, by its place among those given. */
  faults: { at: number; fault: TyposcopeError }[];
}

const KIND: ModuleKind = {
  called: 'rule module',
  code: 'usage',
  exports: 'Its default export is to be a LayoutRule, or a function that returns one',
  relative: 'In a benchmark, paths are relative to its file',
};

const words = z
  .string('a sentence')
  .min(1, 'a sentence')
  .max(400, 'at most 400 characters')
  .regex(/^\P{Cc}*$/u, 'one line without control characters');

const ruleSchema = z.object({
  id: z
    .string(ruleIdExpected)
    .max(40, 'at most 40 characters')
    .regex(ruleIdPattern, ruleIdExpected),
  title: words,
  score: words,
});

/**
 * The rules of users' modules, whose code is run, guarded and in their sequence; with every fault
 * of every file.
 */
export async function loadRules(files: readonly RuleFile[]): Promise<FoundRules> {
  const found: FoundRules = { rules: [], faults: [] };
  const first = new Map<string, string>();
  for (const [at, file] of files.entries()) {
    try {
      const rule = await loadRule(file);
      const before = first.get(rule.id);
      if (before !== undefined) throw sameId(file, rule.id, before);
      first.set(rule.id, file.name);
      found.rules.push(rule);
    } catch (fault) {
      if (!(fault instanceof TyposcopeError)) throw fault;
      found.faults.push({ at, fault });
    }
  }
  return found;
}

/** What is wrong with files whose code may not be run. */
export async function ruleFileFaults(files: readonly RuleFile[]): Promise<FoundRules['faults']> {
  const faults: FoundRules['faults'] = [];
  for (const [at, { name, path }] of files.entries()) {
    const fault = await moduleFileFault(path, KIND, name);
    if (fault !== null) faults.push({ at, fault });
  }
  return faults;
}

/** @throws TyposcopeError('usage') where the file is no module of a rule, or its code throws */
async function loadRule({ name, path }: RuleFile): Promise<OwnRule> {
  const given = await importModule(path, KIND, name);
  let rule: LayoutRule;
  try {
    const made: unknown = typeof given === 'function' ? await given() : given;
    rule = guardedRule(name, checkedRule(name, made));
  } catch (cause) {
    if (cause instanceof TyposcopeError) throw cause;
    throw new TyposcopeError('usage', 'the rule module failed at making its rule', {
      file: name,
      found: said(cause),
      cause,
    });
  }
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { ...rule, sha256 };
}

function checkedRule(file: string, value: unknown): LayoutRule {
  const refuse = (what: string, found: string, expected: string) =>
    new TyposcopeError('usage', what, { file, found, expected, mend: KIND.exports });
  const shape = 'an object with id, title, score, judge';
  if (typeof value !== 'object' || value === null) {
    throw refuse('the rule module gives no rule', kindOf(value), shape);
  }
  const rule = value as LayoutRule;
  const { error } = ruleSchema.safeParse({ id: rule.id, title: rule.title, score: rule.score });
  if (error !== undefined) {
    const { path, message } = error.issues[0]!;
    const key = String(path[0]) as 'id' | 'title' | 'score';
    throw refuse(`the rule’s ${key} is not one`, brief(rule[key]), message);
  }
  if (ruleIds.some((id) => id === rule.id)) {
    throw refuse('the rule has the id of one of the program’s own', shown(rule.id), 'another id');
  }
  if (typeof rule.judge !== 'function') {
    throw refuse('the rule has no judge()', kindOf(rule.judge), 'a function');
  }
  // An async function, or a generator: it can be known before a picture is there.
  const kind = Object.prototype.toString.call(rule.judge).slice(8, -1);
  if (kind !== 'Function') {
    throw refuse('the rule’s judge() does not answer at once', kind, 'a plain function');
  }
  return rule;
}

function sameId({ name }: RuleFile, id: string, before: string): TyposcopeError {
  return new TyposcopeError('usage', 'two rules have the same id', {
    file: name,
    found: `${shown(id)} in ${before} too`,
    mend: 'Name them apart, or keep one of them',
  });
}

function brief(value: unknown): string {
  return typeof value === 'string' ? shown(value) : kindOf(value);
}
