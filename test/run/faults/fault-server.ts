/**
 * All providers in one process of its own, which outlives the clients that are killed:
 * `node fault-server.ts '<settings as JSON>'`. Prints its port, and ends with its input.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, type Scene, type Seen } from '../../models/servers/serve.ts';
import { keyIn, openBooks, type Pace, type WireName } from './books.ts';
import { answerDirectly } from './direct.ts';
import { directWires } from './direct-wires.ts';
import { openLedger } from './ledger.ts';
import { openQueue } from './queue.ts';

export interface FaultSettings extends Pace {
  /** Path of the ledger. */
  ledger: string;
  keys: Readonly<Record<WireName, string>>;
}

const settings = JSON.parse(process.argv[2]!) as FaultSettings;
const books = openBooks(openLedger(settings.ledger), settings);

const server = createServer(async (request, response) => {
  try {
    const seen = await seenOf(request);
    const scene = await sceneFor(seen);
    scene(response, seen);
  } catch (error) {
    // A client that was killed in the middle of a request is nothing to speak of.
    if (request.complete) console.error(error);
    response.destroy();
  }
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}`;
const queue = openQueue({ books, key: settings.keys.fal, url, seed: settings.seed });
console.log(port);
process.stdin.resume().once('end', () => process.exit());

async function sceneFor(seen: Seen): Promise<Scene> {
  const { method, path } = seen;
  const file = /^\/fal\/files\/([\w-]+)\.png$/.exec(path);
  if (file !== null) return queue.take('file', file[1]!);
  const wire = path.split('/')[1] as WireName;
  const key = settings.keys[wire];
  if (key === undefined || keyIn(seen, wire) !== key) {
    return json(401, { error: { message: 'Not your key.' } });
  }
  if (wire === 'fal') {
    const job = /\/requests\/([\w-]+)(?:\/(status|cancel))?(?:\?.*)?$/.exec(path);
    if (job !== null) return queue.take(job[2] ?? 'result', job[1]!);
    return queue.submit(path.replace(/^\/fal\/|\?.*$/g, ''), seen);
  }
  const own = directWires[wire];
  if (method === 'POST' && own.path.test(path)) return answerDirectly(own, { books, key }, seen);
  return json(404, { error: { message: `There is no ${path}.` } });
}

async function seenOf(request: IncomingMessage): Promise<Seen> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '', headers } = request;
  return { method, path: url, headers, body: Buffer.concat(parts) };
}
