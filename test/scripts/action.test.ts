import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../store/temporary-folder.ts';

const PROJECT = join(import.meta.dirname, '../..');
const SCRIPT = join(PROJECT, 'scripts/action.sh');

interface Step {
  name: string;
  if?: string;
  id?: string;
  shell: string;
  run: string;
  env?: Record<string, string>;
}

interface Action {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

describe('action.yml', () => {
  const action: Action = parse(readFileSync(join(PROJECT, 'action.yml'), 'utf8'));
  const { steps } = action.runs;

  test('is a composite action, all of it in bash', () => {
    expect(action.runs.using).toBe('composite');
    for (const { shell } of steps) expect(shell).toBe('bash');
  });

  test('refuses pull_request_target before anything else', () => {
    const [first] = steps;
    expect(first!.if).toBe("github.event_name == 'pull_request_target'");
    const { status, stdout } = spawnSync('bash', ['-c', first!.run], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error title=Typoscope::Not on pull_request_target: .*\n$/);
    expect(steps.slice(1).some((step) => 'if' in step)).toBe(false);
  });

  test('puts nothing of anybody’s into a script', () => {
    for (const { run } of steps) expect(run).not.toContain('${{');
  });

  test('hands every input over as a variable that the script takes', () => {
    const script = readFileSync(SCRIPT, 'utf8');
    const { env = {}, run } = steps.at(-1)!;
    expect(run).toBe('bash "$GITHUB_ACTION_PATH/scripts/action.sh"');
    expect(Object.values(env).sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    );
    for (const name of Object.keys(env)) expect(script).toMatch(new RegExp(`\\$\\{?${name}\\b`));
    for (const [name, { description, required, default: otherwise }] of Object.entries(
      action.inputs,
    )) {
      expect(description, name).not.toBe('');
      expect(required === true || typeof otherwise === 'string', name).toBe(true);
    }
  });

  test('has the outputs that the script writes', () => {
    const { id } = steps.at(-1)!;
    const script = readFileSync(SCRIPT, 'utf8');
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.${id}.outputs.${name} }}`);
      expect(script).toContain(`echo "${name}=`);
    }
  });
});

/** Stands for the program: notes its arguments, says what a stranger may say, and ends as it is told. */
const FAKE = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const [verb] = args;
appendFileSync(process.env.CALLS, JSON.stringify(args) + '\\n');
console.log('::set-env name=X::1');
console.error('::error::of a stranger');
process.stdout.write(verb + ' without an end');
const out = verb === 'report' ? args.at(-1) : args[args.indexOf('--out') + 1];
const write = (name, text) => writeFileSync(out + '/' + name, text);
if (verb === 'run' && process.env.NO_RESULTS !== 'true') {
  mkdirSync(out, { recursive: true });
  write('results.json', '{}');
}
if (verb === 'report') {
  write('report.md', '# report');
  write('junit.xml', '<testsuites/>');
  if (process.env.QUIET !== 'true') write('annotations.txt', '::error title=a::of the report\\n');
}
if (verb === 'compare') {
  write('comparison.md', '# comparison');
  write('annotations.txt', '::error title=a::of the comparison\\n');
}
process.exitCode = Number(process.env[verb.toUpperCase() + '_ENDS'] ?? 0);
`;

/** Runs the script in a folder of its own, as it stands in the action's. */
function act(env: Record<string, string>, before?: (cwd: string) => void) {
  const folder = temporaryFolder();
  const cwd = join(folder, 'work');
  for (const name of ['scripts', 'dist/cli', 'work'])
    mkdirSync(join(folder, name), { recursive: true });
  cpSync(SCRIPT, join(folder, 'scripts/action.sh'));
  writeFileSync(join(folder, 'dist/cli/bin.js'), FAKE);
  before?.(cwd);
  const [calls, summary, output] = ['calls', 'summary', 'output'].map((name) => join(folder, name));
  const { status, stdout, stderr } = spawnSync('bash', [join(folder, 'scripts/action.sh')], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      CALLS: calls!,
      GITHUB_STEP_SUMMARY: summary!,
      GITHUB_OUTPUT: output!,
      // As the action's defaults are.
      BENCHMARK: 'b.yaml',
      BASELINE: '',
      MAX_COST: '',
      ALLOW_MODULES: 'false',
      STRICT: 'false',
      OUT: 'reports/ci',
      ...env,
    },
  });
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  expect(stderr).toBe('');
  return {
    cwd,
    status,
    stdout,
    calls: read(calls!)
      .split('\n')
      .filter((line) => line !== '')
      .map((line): string[] => JSON.parse(line)),
    summary: read(summary!),
    output: read(output!),
  };
}

const BASELINE = { BASELINE: 'baselines/b.json' };

test('the script is one that bash understands', () => {
  expect(spawnSync('bash', ['-n', SCRIPT], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

describe('what is run', () => {
  test('the benchmark and its reports', () => {
    const { calls, status } = act({});
    expect(status).toBe(0);
    expect(calls).toEqual([
      ['run', '--out', 'reports/ci', '--yes', '--', 'b.yaml'],
      ['report', '--format', 'md,junit,github', '--', 'reports/ci'],
    ]);
  });

  test('the comparison, where there is a baseline', () => {
    expect(act(BASELINE).calls[2]).toEqual([
      'compare',
      ...['--out', 'reports/ci', '--format', 'json,md,junit,github'],
      ...['--', 'baselines/b.json', 'reports/ci'],
    ]);
  });

  test('with what the inputs say', () => {
    const { calls } = act({ ...BASELINE, MAX_COST: '2.50', ALLOW_MODULES: 'true', STRICT: 'true' });
    expect(calls.map(([verb, ...args]) => [verb, args.slice(2, -1).join(' ')])).toEqual([
      ['run', '--yes --max-cost 2.50 --allow-modules --strict --'],
      ['report', '--'],
      ['compare', '--format json,md,junit,github --strict -- baselines/b.json'],
    ]);
  });

  test.each(['yes', '1', 'TRUE', ' true', 'true; x'])(
    'no modules and nothing strict by %j',
    (text) => {
      const { calls } = act({ ...BASELINE, ALLOW_MODULES: text, STRICT: text });
      expect(calls.flat()).not.toContain('--allow-modules');
      expect(calls.flat()).not.toContain('--strict');
    },
  );

  test.each([
    ['spaces', 'a b  c.yaml'],
    ['quotes', `a"b'c.yaml`],
    ['a command', '$(touch pwned).yaml'],
    ['another', '`touch pwned`; touch pwned & touch pwned #'],
    ['a pattern', '*'],
    ['lines', 'a\nb'],
    ['a flag', '-x.yaml'],
    ['a long one', '--allow-modules'],
    ['a variable', '$HOME $BASELINE'],
    ['a backslash', 'a\\b\\'],
    ['CJK', '炭火焼き.yaml'],
  ])('each value as one argument: %s', (_, value) => {
    const { calls, cwd, status } = act({ BENCHMARK: value, BASELINE: value, MAX_COST: value });
    expect(status).toBe(0);
    expect(calls).toEqual([
      ['run', '--out', 'reports/ci', '--yes', '--max-cost', value, '--', value],
      ['report', '--format', 'md,junit,github', '--', 'reports/ci'],
      [
        'compare',
        ...['--out', 'reports/ci', '--format', 'json,md,junit,github'],
        ...['--', value, 'reports/ci'],
      ],
    ]);
    expect(readdirSync(cwd)).toEqual(['reports']);
  });

  test.each(['a b', '-x', '$(touch pwned)', `a"b'c`])('into a folder %j', (out) => {
    const { calls, cwd, summary, stdout } = act({ ...BASELINE, OUT: out });
    expect(calls.map((args) => args.filter((arg) => arg === out))).toEqual([
      [out],
      [out],
      [out, out],
    ]);
    expect(readdirSync(cwd)).toEqual([out]);
    expect(summary).toBe('# comparison\n# report\n');
    expect(stdout).toMatch(/of the comparison\n$/);
  });

  test.each(['2', '70', '130'])('no comparison where the run ended with %s', (ends) => {
    const { calls } = act({ ...BASELINE, RUN_ENDS: ends });
    expect(calls.map(([verb]) => verb)).toEqual(['run', 'report']);
  });

  test.each(['1', '3', '4'])('a comparison where it ended with %s', (ends) => {
    const { calls } = act({ ...BASELINE, RUN_ENDS: ends });
    expect(calls.map(([verb]) => verb)).toEqual(['run', 'report', 'compare']);
  });

  test('nothing more where the run left no results', () => {
    const { calls, status, summary } = act({ ...BASELINE, RUN_ENDS: '2', NO_RESULTS: 'true' });
    expect(calls.map(([verb]) => verb)).toEqual(['run']);
    expect(status).toBe(2);
    expect(summary).toBe('');
  });

  test('nothing of an older run is taken for this one’s', () => {
    const names = [
      ...['results.json', 'report.md', 'junit.xml', 'annotations.txt'],
      ...['comparison.json', 'comparison.md', 'comparison.xml'],
    ];
    const { calls, cwd, stdout, summary } = act(
      { ...BASELINE, RUN_ENDS: '2', NO_RESULTS: 'true' },
      (folder) => {
        mkdirSync(join(folder, 'reports/ci'), { recursive: true });
        for (const name of [...names, 'kept'])
          writeFileSync(join(folder, 'reports/ci', name), '::error title=old::old\n');
      },
    );
    expect(calls).toHaveLength(1);
    expect(readdirSync(join(cwd, 'reports/ci'))).toEqual(['kept']);
    expect(stdout).not.toContain('old');
    expect(summary).toBe('');
  });
});

describe('what is printed', () => {
  /** The lines that GitHub takes for commands, and those that it doesn't. */
  function lines(stdout: string) {
    const all = stdout.trimEnd().split('\n');
    const [, token] = /^::stop-commands::([0-9a-f]{32})$/.exec(all[0]!)!;
    const end = all.indexOf(`::${token}::`);
    expect(end).toBeGreaterThan(0);
    return { token, told: all.slice(1, end), after: all.slice(end + 1) };
  }

  test('what strangers say is no command; the program’s own annotations are', () => {
    const { told, after } = lines(act(BASELINE).stdout);
    expect(told.filter((line) => line.includes('::set-env name=X::1'))).toHaveLength(2);
    expect(told.filter((line) => line.endsWith('::error::of a stranger'))).toHaveLength(3);
    expect(after).toEqual(['::error title=a::of the comparison']);
  });

  test('the report’s own, where nothing is compared', () => {
    expect(lines(act({}).stdout).after).toEqual(['::error title=a::of the report']);
  });

  test('none where there are none', () => {
    expect(lines(act({ QUIET: 'true' }).stdout).after).toEqual([]);
  });

  test('also where the run failed', () => {
    const { told, after } = lines(act({ RUN_ENDS: '70', NO_RESULTS: 'true' }).stdout);
    expect(told).toContain('::set-env name=X::1');
    expect(after).toEqual([]);
  });

  test('a line that nobody can guess', () => {
    expect(lines(act({}).stdout).token).not.toBe(lines(act({}).stdout).token);
  });
});

describe('what is left', () => {
  test('the page of the step has the comparison before the run', () => {
    expect(act(BASELINE).summary).toBe('# comparison\n# report\n');
    expect(act({}).summary).toBe('# report\n');
  });

  test('outputs, a line each', () => {
    expect(act(BASELINE).output).toBe('folder=reports/ci\nexit-code=0\n');
    expect(act({ OUT: 'a\nexit-code=7', RUN_ENDS: '3' }).output).toBe(
      'folder=a exit-code=7\nexit-code=3\n',
    );
  });

  test('nothing where it is not on GitHub', () => {
    const { status, summary, output } = act({ GITHUB_STEP_SUMMARY: '', GITHUB_OUTPUT: '' });
    expect({ status, summary, output }).toEqual({ status: 0, summary: '', output: '' });
  });
});

/** 130, 2, 70, 3, 1, 4: of several the first. */
test.each([
  ['0', '0', 0],
  ['0', '1', 1],
  ['0', '2', 2],
  ['0', '70', 70],
  ['1', '0', 1],
  ['1', '2', 2],
  ['3', '0', 3],
  ['3', '1', 3],
  ['3', '2', 2],
  ['3', '70', 70],
  ['3', '130', 130],
  ['4', '0', 4],
  ['4', '1', 1],
  ['4', '2', 2],
  ['2', '0', 2],
  ['70', '0', 70],
  ['130', '0', 130],
  // None of the program’s own, such as that of a process that was killed.
  ['137', '0', 137],
  ['0', '137', 137],
  ['137', '1', 1],
])('a run that ends with %s and a comparison with %s: %i', (run, compare, code) => {
  const { status, output } = act({ ...BASELINE, RUN_ENDS: run, COMPARE_ENDS: compare });
  expect(status).toBe(code);
  expect(output).toContain(`exit-code=${code}\n`);
});
