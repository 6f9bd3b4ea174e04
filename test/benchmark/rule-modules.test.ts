import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { loadRules, ruleFileFaults } from '../../src/benchmark/rule-modules.ts';
import { TyposcopeError } from '../../src/errors.ts';
import { aPage } from '../layout/a-page.ts';
import { type Files, folderOf } from '../run/folder.ts';
import { ruleSource } from './rule-source.ts';

const input = aPage({ width: 400, height: 300, blocks: [] });

async function load(files: Files, names = Object.keys(files)) {
  const folder = await folderOf(files);
  return loadRules(names.map((name) => ({ name, path: join(folder, name) })));
}

describe('a module that holds', () => {
  const rule = ruleSource().replace('export default', 'const rule =');
  test.each([
    ['a rule', 'r.mjs', ruleSource()],
    ['a function', 'r.js', `${rule}export default () => rule;`],
    ['an async function', 'r.mjs', `${rule}export default async () => rule;`],
    ['TypeScript', 'r.ts', `${rule}const typed: unknown = rule; export default typed;`],
    [
      'a method of a class',
      'r.mjs',
      `${rule}class Mine { id = 'mine'; title = rule.title; score = rule.score; #judge = rule.judge;
        judge(input) { return this.#judge(input); } } export default () => new Mine();`,
    ],
  ])('%s', async (_, name, source) => {
    const { rules, faults } = await load({ [name]: source });
    expect(faults).toEqual([]);
    expect(rules).toMatchObject([
      {
        id: 'mine',
        title: 'Every picture is wide.',
        sha256: createHash('sha256').update(source).digest('hex'),
      },
    ]);
    expect(rules[0]!.judge(input)).toMatchObject({
      verdict: 'pass',
      message: 'It is 400 pixels wide.',
    });
  });

  it('is guarded, by the name that the user gave it', async () => {
    const source = ruleSource({ judge: '() => { throw new Error("odd") }' });
    const { rules } = await load({ 'rules/r.mjs': source });
    expect(rules[0]!.judge(input)).toMatchObject({
      verdict: 'unknown',
      message: 'The rule’s own module rules/r.mjs failed at this picture: odd',
    });
  });

  it('several come in their sequence', async () => {
    const files = ['c', 'a', 'b'].map((id) => [`${id}.mjs`, ruleSource({ id: `'${id}'` })]);
    const { rules } = await load(Object.fromEntries(files));
    expect(rules.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});

const id = (value: string) => ruleSource({ id: value });

describe('a module at fault, told with its file', () => {
  test.each<[string, string, RegExp]>([
    ['no default export', 'export const rule = 1;', /no default export .*found rule.*LayoutRule/],
    ['no export at all', '', /no default export .*no export at all/],
    ['a default that is nothing', 'export default null;', /no default export/],
    ['a number', 'export default 4;', /gives no rule .*type number.*id, title, score, judge/],
    ['a list', `export default [];`, /id is not one .*undefined/],
    ['a function of nothing', 'export default () => {};', /gives no rule .*undefined/],
    ['no id', id('undefined'), /the rule’s id is not one .*undefined.*a-z, 0-9 and -/],
    ['an id of a number', id('4'), /id is not one .*type number/],
    ['an id in capitals', id(`'Mine'`), /id is not one .*"Mine".*beginning with a letter/],
    ['an id with a space', id(`'my rule'`), /id is not one .*"my rule"/],
    ['an id that begins with a digit', id(`'3-columns'`), /id is not one .*"3-columns"/],
    ['a long id', id(`'a'.repeat(41)`), /id is not one .*at most 40/],
    ['an id of ours', id(`'hierarchy'`), /the id of one of the program’s own .*"hierarchy"/],
    ['no title', ruleSource({ title: 'undefined' }), /title is not one .*a sentence/],
    ['an empty title', ruleSource({ title: `''` }), /title is not one .*"".*a sentence/],
    ['a title of two lines', ruleSource({ title: `'a\\nb'` }), /title is not one .*one line/],
    ['a book for a title', ruleSource({ title: `'x'.repeat(401)` }), /x{58}….*at most 400/],
    ['no word of the score', ruleSource({ score: 'null' }), /score is not one .*null/],
    ['no judge', ruleSource({ judge: 'undefined' }), /no judge\(\) .*undefined.*a function/],
    ['an async judge', ruleSource({ judge: 'async () => {}' }), /at once .*AsyncFunction/],
    ['a generator', ruleSource({ judge: 'function* () {}' }), /at once .*GeneratorFunction/],
    ['a slip of the pen', 'export default {', /cannot be imported/],
    ['a throw on import', 'throw new Error("no licence")', /cannot be imported .*no licence/],
    ['a missing package', 'import "none-such-package"', /none-such-package/],
    [
      'a throw on making',
      'export default () => { throw new Error("no key") }',
      /failed at making its rule .*no key/,
    ],
    ['a throw of nothing', 'export default () => Promise.reject()', /making its rule .*undefined/],
    [
      'a getter that throws',
      'export default { get id() { throw new Error("odd") } }',
      /failed at making its rule .*odd/,
    ],
  ])('%s', async (_, source, message) => {
    const { rules, faults } = await load({ 'r.mjs': source });
    expect(rules).toEqual([]);
    expect(faults).toMatchObject([{ at: 0, fault: { code: 'usage', detail: { file: 'r.mjs' } } }]);
    expect(faults[0]!.fault).toBeInstanceOf(TyposcopeError);
    expect(faults[0]!.fault.message).toMatch(message);
  });

  it('two of one id, and one file twice', async () => {
    const { rules, faults } = await load(
      { 'a.mjs': ruleSource(), 'b.mjs': ruleSource(), 'c.mjs': id(`'other'`) },
      ['a.mjs', 'b.mjs', 'c.mjs', 'c.mjs'],
    );
    expect(rules.map((rule) => rule.id)).toEqual(['mine', 'other']);
    expect(faults.map(({ at, fault }) => [at, fault.message])).toEqual([
      [1, expect.stringMatching(/^b\.mjs: two rules have the same id .*"mine" in a\.mjs too/)],
      [3, expect.stringMatching(/^c\.mjs: two rules have the same id .*"other" in c\.mjs too/)],
    ]);
  });

  it('what can be known of files without running them', async () => {
    const folder = await folderOf({
      'good.ts': 'throw 1',
      'rule.py': '',
    });
    await mkdir(join(folder, 'folder.js'));
    const names = ['good.ts', 'none.mjs', 'folder.js', 'rule.py'];
    const files = names.map((name) => ({ name, path: join(folder, name) }));
    const told = [
      [1, expect.stringMatching(/^none\.mjs: there is no such rule module .*nothing there/)],
      [2, expect.stringMatching(/^folder\.js: there is no such rule module .*no file/)],
      [3, expect.stringMatching(/^rule\.py: not the name of a module .*\.ts, \.js, \.mjs/)],
    ];
    const messages = (faults: Awaited<ReturnType<typeof ruleFileFaults>>) =>
      faults.map(({ at, fault }) => [at, fault.message]);
    expect(messages(await ruleFileFaults(files))).toEqual(told);
    expect(messages((await loadRules(files)).faults).slice(1)).toEqual(told);
  });
});
