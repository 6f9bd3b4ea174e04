import { bytes, json, pictures, type Scene, type Seen, serve, type TestServer } from './serve.ts';

export interface FalServer extends TestServer {
  /** Each answers in this order, and then well. */
  script: { submit: Scene[]; status: Scene[]; result: Scene[]; file: Scene[] };
  /** Requests of one kind. */
  of(kind: 'submit' | 'status' | 'result' | 'file' | 'cancel'): Seen[];
  /** What was put into the queue last. */
  input(): Record<string, unknown>;
}

const JOB = '764cabcf-b745-4b3e-ae38-1200304cf45b';

export function falResultBody(url: string, over: Record<string, unknown> = {}) {
  return { images: [{ url, content_type: 'image/png', width: 48, height: 32 }], seed: 7, ...over };
}

export function falDetail(detail: unknown, headers: Record<string, string> = {}): Scene {
  return json(422, { detail }, headers);
}

export const inQueue = json(202, { status: 'IN_QUEUE', queue_position: 1 });
export const inProgress = json(202, { status: 'IN_PROGRESS', logs: null });

/** fal's queue, and the place where its pictures lie. */
export async function falServer(): Promise<FalServer> {
  const script: FalServer['script'] = { submit: [], status: [], result: [], file: [] };
  const server: TestServer = await serve((seen) => {
    const job = `${server.url}/${seen.path.split('/').slice(1, 3).join('/')}/requests/${JOB}`;
    switch (kindOf(seen)) {
      case 'submit':
        return (
          script.submit.shift() ??
          json(200, {
            status: 'IN_QUEUE',
            request_id: JOB,
            status_url: `${job}/status`,
            response_url: job,
            cancel_url: `${job}/cancel`,
          })
        );
      case 'status':
        return script.status.shift() ?? json(200, { status: 'COMPLETED', request_id: JOB });
      case 'result':
        return (
          script.result.shift() ??
          json(200, falResultBody(`${server.url}/files/a.png`), { 'x-fal-billable-units': '2' })
        );
      case 'cancel':
        return json(202, { status: 'CANCELLATION_REQUESTED' });
      case 'file':
        return script.file.shift() ?? bytes(pictures.png);
    }
  });
  const of = (kind: string) => server.seen.filter((seen) => kindOf(seen) === kind);
  return Object.assign(server, {
    script,
    of,
    input: () => JSON.parse(of('submit').at(-1)!.body.toString()) as Record<string, unknown>,
  });
}

function kindOf({ method, path }: Seen): 'submit' | 'status' | 'result' | 'file' | 'cancel' {
  if (path.startsWith('/files/')) return 'file';
  if (method === 'PUT') return 'cancel';
  if (method === 'POST') return 'submit';
  return /\/status(\?|$)/.test(path) ? 'status' : 'result';
}
