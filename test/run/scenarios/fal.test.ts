import { describe, test } from 'vitest';
import { falResultBody } from '../../models/servers/fal-server.ts';
import {
  bytes,
  cut,
  cutInBody,
  hang,
  hangInBody,
  html,
  json,
  pictures,
  redirect,
  type Scene,
} from '../../models/servers/serve.ts';
import {
  at,
  type Case,
  dataOf,
  empty,
  late,
  lost,
  paid,
  paidFor,
  playJob,
  price,
  result,
  server,
  short,
  well,
  wire,
  withServer,
} from './fal-wire.ts';
import { oddPictures } from './odd-pictures.ts';
import { describeOrdinary } from './ordinary.ts';
import type { Ending } from './play.ts';

withServer();

describe('fal', () => describeOrdinary(wire));

describe('fal’s pictures', () => {
  test.each(oddPictures)('%s', async (_, picture, looked) => {
    const facts = { usage: { units: '2' }, headers: { 'x-fal-billable-units': '2' } };
    await playJob({ file: [bytes(picture)] }, { ...looked, cost: paid, facts });
  });

  const { url } = server;
  const inside =
    /^The picture could not be downloaded: the answer names a place that is not public/;
  test.each<Case>([
    ['not there yet', { file: [json(404, {})] }, well],
    ['cut, then whole', { file: [cut] }, well],
    ['cut within, then whole', { file: [cutInBody] }, well],
    ['a server at fault, then well', { file: [html(502)] }, well],
    ['elsewhere', { file: [redirect('/files/b.png')] }, well],
    ['within its address', { result: [at(dataOf(pictures.png))] }, well],
    ['by itself', { result: [result({ image: { url: `${url}/files/a.png` } })] }, well],
    ['forbidden', { file: [html(403)] }, { ...paidFor, reason: /downloaded: HTTP 403\.$/ }],
    ['a page', { file: [html(200)] }, { ...paidFor, reason: /^The bytes are/ }],
    ['no bytes', { file: [bytes(Buffer.alloc(0))] }, { ...paidFor, ...empty(/no bytes/) }],
    ['nothing, ever', { file: [hang] }, { ...lost, ...late() }, short],
    ['half, and nothing more, ever', { file: [hangInBody] }, { ...lost, ...late() }, short],
    ['in a network of somebody', { result: [at('http://10.0.0.1/a.png')] }, paidFor],
    ['at a name of such a network', { result: [at('https://intranet/a.png')] }, paidFor],
    ['in a file', { result: [at('file:///etc/hostname')] }, { ...paidFor, reason: inside }],
    ['led into it', { file: [redirect('http://127.0.0.1:9/a')] }, { ...paidFor, reason: inside }],
    ['led in a circle', { file: Array(4).fill(redirect('/files/a.png')) }, paidFor],
    ['at no address', { result: [at('')] }, { ...paidFor, reason: inside }],
    ['unnamed', { result: [result({ images: [{}] })] }, { ...paidFor, reason: /no address/ }],
    ['fewer than asked', { result: [result({ images: [] })] }, { ...paidFor, ...empty(/no pic/) }],
  ])('%s', async (_, script, ending, stage) => {
    await playJob(
      script,
      ending.reason || ending.outcome === 'image'
        ? ending
        : { ...ending, reason: /^The picture could not be downloaded: / },
      stage,
    );
  });

  test('never to be had, though it was paid for', async () => {
    const file = Array.from({ length: 5 }, () => json(404, {}));
    await playJob({ file }, { ...paidFor, reason: /downloaded: HTTP 404\.$/ });
  });

  test.each<[string, Scene, Ending]>([
    [
      'no word of what is billed',
      json(200, falResultBody(`${url}/files/a.png`)),
      { ...well, cost: [price, price, 'price-table'], facts: { usage: null } },
    ],
    [
      'units that are no number',
      result(falResultBody(`${url}/files/a.png`), 'some'),
      { ...well, cost: [price, price, 'price-table'], facts: { usage: { units: 'some' } } },
    ],
    [
      'a part of a unit',
      result(falResultBody(`${url}/files/a.png`), '0.5'),
      { ...well, cost: ['0.006', '0.006', 'units'] },
    ],
  ])('%s', async (_, scene, ending) => playJob({ result: [scene] }, ending));
});
