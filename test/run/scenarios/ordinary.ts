import { expect, test } from 'vitest';
import {
  cut,
  cutInBody,
  halfJson,
  hang,
  hangInBody,
  html,
  redirect,
  type Scene,
} from '../../models/servers/serve.ts';
import { type Costs, type Ending, play, type Wire } from './play.ts';
import { nothing, trickle, withHeaders } from './scenes.ts';

/** What is alike on every wire, told once; a wire says what its own numbers are. */
export interface Ordinary extends Wire {
  /** An error in the wire's own form. */
  error(status: number, words?: string): Scene;
  /** An empty purse in the wire's own form. */
  noMoney: Scene;
  /** Decimal dollars of a picture at most, before it is asked for. */
  price: string;
  /** Of a picture that the server sends of its own accord. */
  paid: Costs;
  /** Of one that came after an attempt that may have been billed at its full price. */
  paidTwice: string;
}

const LATE = 'Wed, 25 Nov 2026 07:28:00 GMT';
const LATER = 'Wed, 25 Nov 2026 07:28:20 GMT';
/** Nobody asks for a pause: up to a second, twice as long each time. */
const PAUSES = [500, 1000, 2000, 4000];

type Case = [string, Scene[], Ending, Parameters<typeof play>[3]?];

/** Every way in which what asks for a picture can fare that has nothing to do with the wire. */
export function describeOrdinary(wire: Ordinary): void {
  const { error, price, paid } = wire;
  const well = { outcome: 'image', cost: paid, later: 'stored' } as const;
  const busy = (headers: Record<string, string>) => withHeaders(error(429), headers);
  const free = [null, '0.00', 'unknown'] as const;
  const lost = { outcome: 'error', cost: [null, price, 'unknown'], later: 'failed' } as const;
  const billedTwice: Costs = [paid[0], wire.paidTwice, paid[2]];
  const account = { outcome: 'error', cost: free, later: 'open' } as const;

  test.each<Case>([
    ['at once', [], well],
    [
      'too many, for 7 s',
      [busy({ 'retry-after': '7' })],
      { ...well, attempts: 2, waits: [7500], tries: [/^HTTP 429/] },
    ],
    [
      'too many, for 20 ms',
      [busy({ 'retry-after-ms': '20' })],
      { ...well, attempts: 2, waits: [55] },
    ],
    [
      'too many, until a date by the server’s own clock',
      [busy({ 'retry-after': LATER, date: LATE })],
      { ...well, attempts: 2, waits: [20_500] },
    ],
    [
      'too many, until a date that is over',
      // As if nobody had named a time.
      [busy({ 'retry-after': LATE, date: LATER })],
      { ...well, attempts: 2, waits: [500] },
    ],
    [
      'too many, for two minutes',
      [busy({ 'retry-after': '120' })],
      { ...well, attempts: 2, waits: [120_500] },
    ],
    [
      'too many, for longer than anybody waits',
      [busy({ 'retry-after': '3600' })],
      {
        outcome: 'error',
        reason: /^HTTP 429.* It asks to wait 60 min, which is too long\.$/,
        cost: free,
        later: 'open',
      },
    ],
    [
      'too many, time and again, and nobody says for how long',
      [busy({}), busy({ 'retry-after': 'soon' }), busy({})],
      { ...well, attempts: 4, waits: PAUSES.slice(0, 3) },
    ],
    ['an empty purse', [wire.noMoney], { ...account, reason: /^HTTP 4\d\d/ }],
    ['a wrong key', [error(401)], { ...account, reason: /^HTTP 401/ }],
    ['a model that is gone', [error(404)], { ...account, reason: /^HTTP 404/ }],
    ['500, then well', [error(500)], { ...well, attempts: 2, waits: [500], tries: [/^HTTP 500/] }],
    [
      '503 with a time, then 529, then well',
      [withHeaders(error(503), { 'retry-after': '2' }), error(529)],
      { ...well, attempts: 3, waits: [2500, 1000] },
    ],
    [
      '500 for ever',
      Array.from({ length: 5 }, () => error(500)),
      {
        outcome: 'error',
        reason: /^HTTP 500/,
        cost: free,
        attempts: 5,
        waits: PAUSES,
        later: 'failed',
      },
    ],
    [
      'a gateway’s page with 502, behind which a picture may have been made; then well',
      [html(502)],
      { ...well, cost: billedTwice, attempts: 2, waits: [500], tries: [/^HTTP 502/] },
    ],
    [
      '504, and no money for what may be billed twice',
      [error(504)],
      { ...lost, reason: /^HTTP 504/ },
      { isPoor: true },
    ],
    [
      '502, and then a wrong key: what may have been billed is not forgotten',
      [error(502), error(401)],
      { ...account, cost: lost.cost, reason: /^HTTP 401/, attempts: 2, waits: [500] },
    ],
    ['501', [error(501)], { ...lost, reason: /^HTTP 501/ }],
    ['a page with 200', [html(200)], { ...lost, reason: /^The answer is (a web page|not JSON)/ }],
    [
      'nothing, ever',
      [hang],
      { ...lost, outcome: 'timeout', reason: /^No picture after 1 s\.$/ },
      { params: { timeout: 1 } },
    ],
    [
      'half an answer, and nothing more, ever',
      [hangInBody],
      { ...lost, outcome: 'timeout', reason: /^No picture after 1 s\.$/ },
      { params: { timeout: 1 } },
    ],
    [
      'an answer that comes letter by letter, and never ends',
      [trickle],
      { ...lost, outcome: 'timeout', reason: /^No picture after 1 s\.$/ },
      { params: { timeout: 1 } },
    ],
    ['cut before an answer', [cut], { ...lost, reason: /^No answer: the connection was cut/ }],
    ['cut within the answer', [cutInBody], { ...lost, reason: /^No answer: the answer was cut/ }],
    ['half of JSON', [halfJson], { ...lost, reason: /^The answer is not JSON, or is cut off\.$/ }],
    ['nothing with 200', [nothing], { ...lost, reason: /^The answer is/ }],
    [
      'led elsewhere, where the key would go along',
      [redirect('/somewhere/else')],
      { outcome: 'error', reason: /^HTTP 302/, cost: free, later: 'failed' },
    ],
    [
      'a connection that nobody takes',
      [],
      {
        outcome: 'error',
        reason: /^No answer: nobody answers at this address \(ECONNREFUSED\)\.$/,
        cost: free,
        attempts: 5,
        submits: 0,
        waits: PAUSES,
        later: 'failed',
      },
      { baseURL: 'http://127.0.0.1:9' },
    ],
  ])('%s', async (_, scenes, ending, stage) => void (await play(wire, scenes, ending, stage)));

  test('too many, thirty times', async () => {
    const scenes = Array.from({ length: 30 }, () => busy({}));
    await play(wire, scenes, {
      outcome: 'error',
      reason: /^HTTP 429/,
      cost: free,
      attempts: 30,
      waits: Array.from({ length: 29 }, (_, i) => Math.min(60_000, 1000 * 2 ** i) / 2),
      later: 'failed',
    });
  });

  test('what an answer tells of the call is kept with it', async () => {
    const told = {
      'x-ratelimit-remaining-requests': '3',
      'x-request-id': 'req-9',
      'set-cookie': 'a=1',
    };
    const { facts } = await play(wire, [withHeaders(error(400, 'a bad size'), told)], {
      outcome: 'error',
      reason: /^HTTP 400.*: a bad size$/,
      cost: free,
      later: 'failed',
      facts: { headers: { 'x-ratelimit-remaining-requests': '3' } },
    });
    expect(facts.headers).not.toHaveProperty('set-cookie');
  });
}
