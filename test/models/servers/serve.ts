import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/** A request as it came over the wire. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Answers one request, or leaves it hanging. */
export type Scene = (response: ServerResponse, seen: Seen) => void;

export interface TestServer {
  /** Without a slash at its end. */
  url: string;
  seen: Seen[];
  close(): Promise<void>;
}

/** A real server on a port of this machine. Whoever hangs is cut off when it closes. */
export async function serve(answer: (seen: Seen) => Scene): Promise<TestServer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    request.on('error', () => {});
    for await (const part of request) parts.push(part);
    const one: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts),
    };
    seen.push(one);
    answer(one)(response, one);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Scene {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function html(status: number): Scene {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<!doctype html><html><body>Bad gateway, key=none</body></html>');
  };
}

export function bytes(body: Uint8Array, type = 'image/png'): Scene {
  return (response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
}

export function redirect(to: string): Scene {
  return (response) => {
    response.writeHead(302, { location: to });
    response.end();
  };
}

export const hang: Scene = () => {};

/** Headers and half of a body, and then nothing more. */
export const hangInBody: Scene = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"data":');
};

export const cut: Scene = (response) => {
  response.socket?.destroy();
};

/** Ends before what it promised. */
export const cutInBody: Scene = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"data":');
  setTimeout(() => response.socket?.destroy(), 20);
};

/** Whole, of a good type, and not what it should be. */
export const halfJson: Scene = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"data":[{"b64_json":"iVBOR');
};

const plain = sharp({ create: { width: 48, height: 32, channels: 3, background: '#a03040' } });

/** Pictures as models send them; `half` ends in its middle. */
export const pictures = {
  png: await plain.clone().png().toBuffer(),
  jpeg: await plain.clone().jpeg().toBuffer(),
  webp: await plain.clone().webp().toBuffer(),
  other: await plain.clone().negate().png().toBuffer(),
  get half() {
    return this.png.subarray(0, this.png.length - 20);
  },
};
