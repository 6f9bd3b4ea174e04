import { execFileSync } from 'node:child_process';
import { Command } from 'commander';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { loadBenchmark } from '../../src/benchmark/load.ts';
import { explain } from '../../src/cli/main.ts';
import type { Desk } from '../../src/cli/models/desk.ts';
import { addTrainLora } from '../../src/cli/models/train-lora.ts';
import { KEY, KEY_NAME, withKey } from '../models/a-remote-model.ts';
import {
  JOB,
  trainerServer,
  training,
  WEIGHTS,
  waiting,
} from '../models/servers/fal-trainer-server.ts';
import { cut, hang, json, type Scene, serve } from '../models/servers/serve.ts';
import { testClock, trainingFiles } from '../models/training-files.ts';
import { folderOf } from '../run/folder.ts';
import { tinyFolder, tinyYaml } from '../run/tiny-benchmark.ts';

const server = await trainerServer();
afterAll(() => server.close());
withKey();
beforeEach(() => server.clear());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

interface Said {
  code: number;
  out: string;
  err: string;
}

/** One command line, with somebody at the desk or nobody. Nothing that is said has the key in it. */
async function models(words: readonly string[], over: Partial<Desk> = {}): Promise<Said> {
  const said = { out: '', err: '' };
  vi.spyOn(console, 'log').mockImplementation((text) => {
    said.out += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    said.err += `${text}\n`;
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  let code = 0;
  const desk: Desk = {
    clock: testClock(),
    isTerminal: () => false,
    ask: async () => expect.unreachable('nobody is there to be asked'),
    onInterrupt: () => () => {},
    ...over,
  };
  addTrainLora(program, (exit) => (code = exit), desk);
  await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
    code = explain(error);
  });
  expect(said.out + said.err).not.toContain(KEY);
  expect(said.out + said.err).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_C}/u);
  for (const { body, path } of server.seen) expect(`${path}${body}`).not.toContain(KEY);
  return { code, ...said };
}

const there = ['--base-url', server.url, '--key-env', KEY_NAME];
const train = (folder: string, ...more: string[]) => ['train-lora', folder, ...there, ...more];
const goodFolder = (count = 24) => folderOf(trainingFiles(count));
const somebody = (answer: string) => ({ isTerminal: () => true, ask: async () => answer });

/** The command that is printed to come back, as a shell takes it apart. */
function printedCommand(text: string): string[] {
  const line = text.split('\n').findLast((each) => each.startsWith('  npx typoscope '))!;
  const words = execFileSync('bash', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  return words.split('\0').slice(2, -1);
}

describe('a training', () => {
  test('from the folder to an entry that a benchmark takes', async () => {
    server.script.status.push(waiting, training('step 500 of 1000'));
    const folder = await goodFolder();
    const { code, out, err } = await models(train(folder, '--name', 'brand v1', '--yes'));
    const back = `npx typoscope models train-lora --resume ${JOB} --name 'brand v1' --base-url ${server.url} --key-env ${KEY_NAME}`;
    expect(err.split('\n')).toEqual([
      '24 pictures, 1000 steps at $0.008 a step (2026-11-24): $8.00 at most.',
      expect.stringMatching(/^Uploading 0\.\d+ MB …$/),
      'Asking for the training …',
      `Request ${JOB}. It goes on at fal whatever becomes of this command; to come back:`,
      `  ${back}`,
      'In the queue, 3 before it · 0 s',
      'Training · 1 s · step 500 of 1000',
      'Trained · 2 s',
      'Cost: $8.00, by 1000 units that the answer names, at $0.008 (2026-11-24).',
      'Spread over 200 pictures as fixedCost. The entry for a benchmark’s models:',
      expect.stringMatching(/^Whoever has this address .* keep a copy\.$/),
      expect.stringMatching(/path: \{ env: BRAND_V1_WEIGHTS \} and set BRAND_V1_WEIGHTS to it\.$/),
      '',
    ]);
    expect(code).toBe(0);
    expect(server.of('submit')).toHaveLength(1);
    expect(server.input()).toEqual({
      image_data_url: `${server.url}/files/training.zip`,
      steps: 1000,
    });
    const archive = await server.archive();
    expect(archive.size).toBe(48);
    expect(archive.get('24.txt')!.toString()).toBe('BRAND poster, number 24');
    const file = `${await tinyFolder(tinyYaml(out))}/benchmarks/tiny.yaml`;
    expect((await loadBenchmark(file)).models).toEqual([
      expect.objectContaining({
        id: 'brand v1',
        provider: 'fal',
        model: 'fal-ai/flux-2/lora',
        params: { loras: [{ path: WEIGHTS, scale: 1 }] },
        baseURL: server.url,
        keyEnv: KEY_NAME,
        fixedCost: { usd: '8.00', pictures: 200 },
      }),
    ]);
  });

  test('as JSON, with other numbers, asked on a terminal', async () => {
    server.script.result.push(json(200, { diffusers_lora_file: { url: WEIGHTS } }));
    const folder = await goodFolder(20);
    const flags = ['--json', '--steps', '300', '--pictures', '48', '--name', 'x'];
    const asked: string[] = [];
    const { code, out, err } = await models(train(folder, ...flags), {
      isTerminal: () => true,
      async ask(question) {
        expect(server.seen).toEqual([]);
        asked.push(question);
        return 'Y';
      },
    });
    expect(asked).toEqual(['Go on? [y/N] ']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      model: { id: 'x', fixedCost: { usd: '2.40', pictures: 48 } },
      requestId: JOB,
      weights: WEIGHTS,
      config: null,
      steps: 300,
      cost: { usd: '2.40', basis: 'price-table', priceDate: '2026-11-24' },
    });
    expect(err).toContain(
      'Cost: $2.40, by 300 steps at $0.008 (2026-11-24): the answer names no units.',
    );
  });

  test('that fal bills otherwise than it was asked for is told so', async () => {
    const lora = { diffusers_lora_file: { url: WEIGHTS } };
    server.script.result.push(json(200, lora, { 'x-fal-billable-units': '1' }));
    const { err } = await models(train(await goodFolder(), '--yes'));
    expect(err).toContain('Cost: $0.008, by 1 units');
    expect(err).toContain('Asked for were 1000 steps, so compare it with what fal bills.');
  });

  test('named after its folder, with what is ignored and what takes the default', async () => {
    const folder = await folderOf(
      Object.fromEntries(
        Object.entries(trainingFiles(20, { 'p01.txt': 'x', 'evil\u001b[2J\u202e.md': '' })).map(
          ([name, content]) => [`Märke ${'’'}26/${name}`, content],
        ),
      ),
    );
    const { code, out, err } = await models(
      train(`${folder}/Märke ’26`, '--yes', '--default-caption', 'a BRAND poster'),
    );
    expect(code).toBe(0);
    expect(parse(out)[0].id).toBe('flux-2-lora/Märke-26');
    expect(err).toContain('Ignored: evil\\u{1b}[2J\\u{202e}.md\n');
    expect(server.input().default_caption).toBe('a BRAND poster');
  });
});

test('a hundred files that are neither are not all named', async () => {
  const others = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`n${i}.md`, '']));
  const { err } = await models(train(await folderOf(trainingFiles(20, others)), '--yes'));
  expect(err).toMatch(/^Ignored: (n\d+\.md(, )?){20} and 80 more\n/);
});

describe('nothing is sent', () => {
  const quiet = (said: Said, code: number) => {
    expect(server.seen).toEqual([]);
    expect(said.code).toBe(code);
    expect(said.out).toBe('');
  };

  test.each(['n', '', 'no', 'yesterday'])('where the answer is %j', async (answer) => {
    const said = await models(train(await goodFolder()), somebody(answer));
    quiet(said, 2);
    expect(said.err).toMatch(/\$8\.00 at most\.\nNothing was sent\.\n$/);
  });

  test('where nobody is there to be asked', async () => {
    const said = await models(train(await goodFolder()));
    quiet(said, 2);
    expect(said.err).toMatch(/\$8\.00 at most\.\n.*nothing was sent .*or --yes\)\n$/);
  });

  test('of a folder with faults, all of which are told', async () => {
    const said = await models(train(await folderOf(trainingFiles(19, { 'p01.png': '' })), '--yes'));
    quiet(said, 2);
    expect(said.err).toMatch(/2 faults; nothing was sent\n.*too few pictures.*\n.*p01\.png: /);
  });

  test.each<[string, string[], RegExp]>([
    ['no folder', ['train-lora'], /^no folder of pictures \(expected a folder, or --resume/],
    [
      'another address with fal’s key',
      ['train-lora', 'f', '--base-url', 'https://gate.example'],
      /^--base-url: another address without a key of its own .*--key-env MY_KEY/,
    ],
    [
      'fal’s key by name',
      ['train-lora', 'f', '--base-url', 'https://gate.example', '--key-env', 'FAL_KEY'],
      /^--key-env: a vendor’s key for another address/,
    ],
    [
      'an address that only looks like fal’s',
      ['train-lora', 'f', '--base-url', 'https://queue.fal.run.evil.example'],
      /another address without a key/,
    ],
    [
      'another vendor’s key',
      ['train-lora', 'f', '--key-env', 'OPENAI_API_KEY'],
      /^--key-env: the key of another vendor/,
    ],
    [
      'an address with a password',
      ['train-lora', 'f', '--base-url', 'https://u:p@gate.example', '--key-env', 'A'],
      /--base-url: (?!.*u:p).*found "https:\/\/…@gate\.example"/,
    ],
    [
      'the key where its name should be',
      ['train-lora', 'f', '--key-env', 'sk-1234'],
      /--key-env: (?!.*sk-1234).*found what may be the key itself/,
    ],
    [
      'a key that is not there',
      ['train-lora', 'f', '--key-env', 'NOT_SET'],
      /^NOT_SET: the key is missing/,
    ],
    ['no key', ['train-lora', 'f'], /^FAL_KEY: the key is missing/],
    ['a bad label', train('f', '--name', 'a\u0007b'), /^--name: /],
    [
      'steps',
      train('f', '--steps', '0'),
      /--steps is not a number of steps \(found “0”, expected a whole number from 1 to 10000\)/,
    ],
    ['steps by halves', train('f', '--steps', '1e3'), /--steps/],
    ['pictures', train('f', '--pictures', '0'), /--pictures/],
    ['hours', train('f', '--timeout', '-1'), /--timeout/],
    ['a caption', train('f', '--default-caption', ' '), /--default-caption is no caption/],
    [
      'an id that is a path',
      train('f', '--resume', '../../x'),
      /--resume is not the id of a request/,
    ],
  ])('%s', async (_, words, expected) => {
    vi.stubEnv('FAL_KEY', '');
    const said = await models([...words, ...(words.includes('f') ? ['--yes'] : [])]);
    quiet(said, 2);
    expect(said.err.replace(/^The training can’t be asked for so:\n\s*/, '')).toMatch(expected);
  });
});

describe('what goes wrong on the way', () => {
  test('a submit that is cut: asked once, and it may be running', async () => {
    server.script.submit.push(cut);
    const { code, out, err } = await models(train(await goodFolder(), '--yes'));
    expect(code).toBe(4);
    expect(out).toBe('');
    expect(server.of('submit')).toHaveLength(1);
    expect(err).toMatch(
      /Whether the training was begun is not known\. No answer: the connection was cut/,
    );
    expect(err).toContain('billed at up to $8.00. It was not asked for a second time.');
    expect(printedCommand(err)).toContain('REQUEST_ID');
  });

  test('a submit that is refused: nothing is billed', async () => {
    server.script.submit.push(json(401, { detail: `bad key ${KEY}\u001b[2J` }));
    const { code, err } = await models(train(await goodFolder(), '--yes'));
    expect(code).toBe(4);
    expect(err).toContain(
      'No training was begun, and nothing is billed. HTTP 401: bad key [hidden]',
    );
  });

  test('a training that fails, in fal’s words', async () => {
    const detail = [{ loc: ['body', 'image_data_url'], msg: `bad ${KEY}`, type: 'value_error' }];
    server.script.result.push(json(422, { detail }));
    const { code, err } = await models(train(await goodFolder(), '--yes'));
    expect(code).toBe(4);
    expect(err).toContain('came to nothing. HTTP 422 value_error: image_data_url: bad [hidden]');
    expect(server.of('submit')).toHaveLength(1);
  });

  test('one that takes longer than was waited for', async () => {
    server.script.status.push(...Array.from({ length: 200 }, () => training(`key ${KEY}\u202e`)));
    const words = train(await goodFolder(), '--yes', '--timeout', '0.5', '--steps', '5');
    const { code, err } = await models(words);
    expect(code).toBe(4);
    expect(err).toContain('Not done after 0.5 h. The training goes on at fal');
    // A log that stays the same is told once, and lines come now and then only.
    expect(err.match(/key \[hidden\]/g)).toHaveLength(1);
    expect(err.split('\n').length).toBeLessThan(75);
    expect(printedCommand(err)).toEqual([
      'models',
      'train-lora',
      '--resume',
      JOB,
      '--name',
      expect.stringMatching(/^flux-2-lora\/typoscope-run-/),
      '--steps',
      '5',
      '--timeout',
      '0.5',
      ...there,
    ]);
    expect(server.of('cancel')).toEqual([]);
  });

  test('the printed command takes what came of it, and only looks', async () => {
    server.script.status.push(json(404, { detail: 'not yet' }));
    const first = await models(train(await goodFolder(), '--yes', '--steps', '50', '--json'));
    expect(first.code).toBe(4);
    expect(first.err).toContain('Nothing more is heard of the training. HTTP 404: not yet');
    server.seen.length = 0;
    server.script.result.push(json(200, { diffusers_lora_file: { url: WEIGHTS } }));
    const [, ...words] = printedCommand(first.err);
    const second = await models(words);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).toMatchObject({ weights: WEIGHTS, cost: { usd: '0.40' } });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });
});

describe('an interrupt', () => {
  /** Interrupts when a request of this kind is there, and then answers. */
  async function interrupted(
    at: 'initiate' | 'submit' | 'status',
    scene: Scene | null,
    over: Partial<Desk> = {},
  ) {
    let stop: AbortController | null = null;
    server.script[at].push((response, seen) => {
      stop!.abort();
      (scene ?? json(200, { status: 'IN_QUEUE', request_id: JOB }))(response, seen);
    });
    const released = vi.fn();
    const onInterrupt = (it: AbortController) => {
      stop = it;
      return released;
    };
    const said = await models(train(await goodFolder(), '--yes'), { onInterrupt, ...over });
    expect(released).toHaveBeenCalledOnce();
    return said;
  }

  test('while it is waited for: it goes on at fal, and how to come back', async () => {
    const { code, err } = await interrupted('status', hang);
    expect(code).toBe(130);
    expect(err).toMatch(
      /Stopped\. The training goes on at fal; to take what comes of it:\n {2}npx/,
    );
    expect(server.of('cancel')).toEqual([]);
    const [, ...words] = printedCommand(err);
    expect((await models(words)).code).toBe(0);
    expect(server.of('submit')).toHaveLength(1);
  });

  test('in the middle of asking: its answer is waited for, since it tells the id', async () => {
    const { code, err } = await interrupted('submit', null);
    expect(code).toBe(130);
    expect(printedCommand(err)).toContain(JOB);
    expect(server.of('status')).toEqual([]);
  });

  test('in the middle of asking, without an answer: it may be running', async () => {
    const { code, err } = await interrupted('submit', cut);
    expect(code).toBe(130);
    expect(err).toContain('Whether the training was begun is not known.');
  });

  test('before that: no training was asked for', async () => {
    const { code, err } = await interrupted('initiate', hang);
    expect(code).toBe(130);
    expect(err).toMatch(/Stopped\. No training was asked for, and nothing is billed\.\n$/);
    expect(server.of('submit')).toEqual([]);
  });
});

test('archives go nowhere that an answer makes up', async () => {
  const other = await serve(() => json(200, {}));
  server.script.initiate.push(
    json(200, { upload_url: `${other.url}/put/x`, file_url: `${server.url}/files/x` }),
  );
  const { code, err } = await models(train(await goodFolder(), '--yes'));
  expect(code).toBe(4);
  expect(err).toContain('nothing is billed. The archive was not uploaded.');
  expect(other.seen).toEqual([]);
  await other.close();
});
