import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { resumeRun } from '../../src/cli/run.ts';
import { resumeScore } from '../../src/cli/score.ts';
import { DEFAULT_TRUST } from '../../src/run/trust.ts';

const plainly = {
  images: ['pictures'],
  trust: DEFAULT_TRUST,
  overlays: true,
  report: true,
  floor: true,
};

test('what was left to its default stays unsaid', () => {
  expect(resumeScore('datasets/demo', plainly, 'reports/demo-1')).toBe(
    'npx typoscope score datasets/demo --images pictures --out reports/demo-1',
  );
});

test('everything else is said', () => {
  const options = {
    images: ['a=x', 'b=y'],
    store: 's',
    readers: 'r.yaml',
    mode: 'quick' as const,
    rules: ['a.ts', 'b.ts'],
    allowModules: true,
    trust: 0.5,
    threads: 2,
    overlays: false,
    report: false,
    floor: false,
    json: true,
  };
  expect(resumeScore('d', options, 'o')).toBe(
    'npx typoscope score d --images a=x --images b=y --out o --readers r.yaml --mode quick --rules a.ts --rules b.ts --store s --allow-modules --trust 0.5 --threads 2 --no-overlays --no-report --no-floor --json',
  );
});

test('a run’s says what it may spend', () => {
  const { images: _, ...flags } = plainly;
  expect(resumeRun('b.yaml', flags, 'o')).toBe('npx typoscope run b.yaml --out o');
  expect(resumeRun('b.yaml', { ...flags, maxCost: '0.50', json: true }, 'o')).toBe(
    'npx typoscope run b.yaml --out o --max-cost 0.50 --json',
  );
});

test.each([
  'with space',
  "Anna's",
  '$(reboot)',
  '`reboot`',
  'a;b&c|d>e',
  '菜单 🍞',
  '~',
  '*',
  'a"b\\c',
  '\u001b[2J',
  "new\nline's \\",
  '\u202eabc',
  '\u200f7',
])('a shell gives %j back', (word) => {
  const command = resumeScore(word, { ...plainly, images: [`m=${word}`] }, word);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(command).not.toMatch(/[\u0000-\u001f\u200e-\u202e]/);
  const words = execFileSync('bash', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' });
  expect(words.split('\0').slice(0, -1)).toEqual([
    'npx',
    'typoscope',
    'score',
    word,
    '--images',
    `m=${word}`,
    '--out',
    word,
  ]);
});
