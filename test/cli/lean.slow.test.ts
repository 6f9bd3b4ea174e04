import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Whether V8 compiled a function that was called often with one of its better compilers. */
const compiled = (before: string) => `
  import { compileLess } from './src/cli/lean.ts';
  ${before}
  function busy(n) {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum = (sum * 31 + i) | 0;
    return sum;
  }
  for (let i = 0; i < 2000; i += 1) busy(2000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  busy(2000);
  const [MAGLEV, TURBOFAN] = [1 << 5, 1 << 6];
  console.log((%GetOptimizationStatus(busy) & (MAGLEV | TURBOFAN)) !== 0);
`;

it.each([
  ['compiles what is busy as well as it can, left alone', '', 'true'],
  ['compiles it no further where that is asked', 'compileLess();', 'false'],
])('%s', (_, before, expected) => {
  const args = ['--allow-natives-syntax', '--input-type=module', '--eval', compiled(before)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: expected, stderr: '' });
});
