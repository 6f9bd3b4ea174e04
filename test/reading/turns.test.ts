import { describe, expect, it } from 'vitest';
import { inTurn } from '../../src/reading/turns.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('tasks in turn', () => {
  it('begin when the one before has ended, in the order they came', async () => {
    const turn = inTurn();
    const heard: string[] = [];
    const task = (name: string, ms: number) => async () => {
      heard.push(`${name} begins`);
      await pause(ms);
      heard.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([turn(task('a', 8)), turn(task('b', 1)), turn(task('c', 0))]);
    expect(results).toEqual(['a', 'b', 'c']);
    expect(heard).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('one that fails fails its caller alone', async () => {
    const turn = inTurn();
    const failed = turn(async () => {
      throw new Error('no');
    });
    const next = turn(async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('two lists don’t wait for each other', async () => {
    const [one, other] = [inTurn(), inTurn()];
    let go = () => {};
    const held = one(() => new Promise<void>((resolve) => (go = resolve)));
    expect(await other(async () => 'yes')).toBe('yes');
    go();
    await held;
  });
});
