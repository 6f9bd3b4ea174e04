import { createHash, randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { WeightFile, WeightGroup, Wheel } from '../../../src/reading/weights/catalogue.ts';

export type Serve = (response: ServerResponse, bytes: Buffer) => void;

/** What a publisher may do, over real sockets. */
export const serve = {
  whole: (response, bytes) => response.setHeader('content-length', bytes.length).end(bytes),
  unannounced: (response, bytes) => {
    response.write(bytes.subarray(0, 100_000));
    response.end(bytes.subarray(100_000));
  },
  changed: (response, bytes) => {
    const other = Buffer.from(bytes);
    other[9] = (other[9] ?? 0) ^ 1;
    response.end(other);
  },
  short: (response, bytes) => response.end(bytes.subarray(0, -1)),
  long: (response, bytes) => response.end(Buffer.concat([bytes, bytes])),
  'broken off': (response, bytes) => {
    response.setHeader('content-length', bytes.length);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  },
  stalled: (response, bytes) => {
    response.setHeader('content-length', bytes.length);
    response.write(bytes.subarray(0, bytes.length / 2));
  },
  silent: () => {},
  'not found': (response) => response.writeHead(404).end('<html>not here</html>'),
  failing: (response) => response.writeHead(503).end(),
} satisfies Record<string, Serve>;

export interface Publisher {
  address: (name: string) => string;
  /** Paths asked for, in order. */
  asked: string[];
}

/** Serves each file's bytes as told; ends with the test. */
export async function publisher(
  files: Readonly<Record<string, { bytes: Buffer; how: Serve }>>,
): Promise<Publisher> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    asked.push(name);
    const file = files[name];
    if (file === undefined) response.writeHead(404).end();
    else file.how(response, file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, address: (name) => `http://127.0.0.1:${port}/${name}` };
}

/** An address where nobody listens. */
export const NOBODY = 'http://127.0.0.1:2/nobody';

export function weights(bytes = 300_000): Buffer {
  return randomBytes(bytes);
}

export function weightFile(
  name: string,
  bytes: Buffer,
  address: string,
  wheel?: Omit<Wheel, 'bytes'>,
): WeightFile {
  return {
    role: 'recognition',
    engine: name.replace('.onnx', ''),
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    address,
    ...(wheel === undefined ? {} : { wheel: { ...wheel, bytes: 1_000_000 } }),
  };
}

export function group(...files: WeightFile[]): WeightGroup {
  return { id: 'test', title: 't', adds: 'a', licence: 'Apache-2.0', measured: null, files };
}
