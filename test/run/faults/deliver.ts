import type { ServerResponse } from 'node:http';
import { hang, type Scene, type Seen } from '../../models/servers/serve.ts';

/** @param sent told once all of it is on its way, which it never is where the client went away */
export function toItsEnd(scene: Scene, sent: () => void): Scene {
  return (response, seen) => {
    response.once('finish', sent);
    scene(response, seen);
  };
}

/** Half of it: cut in the middle of what was promised, or whole and yet half of what it should be. */
export function cutShort(scene: Scene, way: number): Scene {
  const answer = rendered(scene);
  if (answer.headers['content-type'] === 'application/json' && way < 0.5) return halfOf(scene);
  return (response) => begin(response, answer, () => response.socket?.destroy());
}

/** Half of it, which says that it is all. */
export function halfOf(scene: Scene): Scene {
  const { status, headers, body } = rendered(scene);
  return (response) => {
    response.writeHead(status, headers).end(firstHalf(body));
  };
}

/** Nothing more comes, before the head of an answer or in the middle of its body. */
export function hung(scene: Scene, way: number): Scene {
  if (way < 0.5) return hang;
  const answer = rendered(scene);
  return (response) => begin(response, answer);
}

/** A scene in bytes, so that part of it can be sent. */
interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

function rendered(scene: Scene): Answer {
  const answer: Answer = { status: 0, headers: {}, body: Buffer.alloc(0) };
  const recorder = {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(answer, { status, headers });
    },
    end(body: string | Uint8Array) {
      answer.body = Buffer.from(body as Uint8Array);
    },
  };
  scene(recorder as unknown as ServerResponse, {} as Seen);
  return answer;
}

function begin(response: ServerResponse, answer: Answer, begun?: () => void): void {
  const { status, headers, body } = answer;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(firstHalf(body), begun);
}

function firstHalf(body: Buffer): Buffer {
  return body.subarray(0, body.length >> 1);
}
