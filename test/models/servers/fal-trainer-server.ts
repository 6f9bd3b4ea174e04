import type { Flux2TrainerInput, Flux2TrainerOutput } from '@fal-ai/client/endpoints';
import { fromBufferPromise } from 'yauzl';
import { json, type Scene, type Seen, serve, type TestServer } from './serve.ts';

type Kind = 'initiate' | 'put' | 'submit' | 'status' | 'result' | 'cancel';

export interface TrainerServer extends TestServer {
  /** Each answers in this order, and then well. */
  script: Record<'initiate' | 'put' | 'submit' | 'status' | 'result', Scene[]>;
  of(kind: Kind): Seen[];
  /** What was asked for last. */
  input(): Flux2TrainerInput;
  /** The files of the archive that was uploaded last, by name. */
  archive(): Promise<Map<string, Buffer>>;
  /** As before the first request. */
  clear(): void;
}

export const JOB = '0b7f2c1e-6a55-4b0f-9d0c-3c1d2e4f5a6b';
export const WEIGHTS = 'https://v3.fal.media/files/tiger/abc_pytorch_lora_weights.safetensors';

export const trained = {
  diffusers_lora_file: { url: WEIGHTS, file_name: 'pytorch_lora_weights.safetensors' },
  config_file: { url: 'https://v3.fal.media/files/tiger/config.json' },
} satisfies Flux2TrainerOutput;

export const waiting = json(202, { status: 'IN_QUEUE', queue_position: 3 });

export function training(message: string): Scene {
  const logs = [{ message, level: 'INFO', source: 'USER', timestamp: '2026-11-24T10:00:00Z' }];
  return json(202, { status: 'IN_PROGRESS', logs });
}

/** fal's files and its queue at one address, as a gateway has them. */
export async function trainerServer(): Promise<TrainerServer> {
  const script: TrainerServer['script'] = {
    initiate: [],
    put: [],
    submit: [],
    status: [],
    result: [],
  };
  const server: TestServer = await serve((seen) => {
    const kind = kindOf(seen);
    const next = kind === 'cancel' ? undefined : script[kind].shift();
    if (next !== undefined) return next;
    switch (kind) {
      case 'initiate':
        return json(200, {
          upload_url: `${server.url}/put/training.zip?signature=1`,
          file_url: `${server.url}/files/training.zip`,
        });
      case 'put':
        return json(200, {});
      case 'submit':
        return json(200, { status: 'IN_QUEUE', request_id: JOB });
      case 'status':
        return json(200, { status: 'COMPLETED', logs: [] });
      case 'result':
        return json(200, trained, { 'x-fal-billable-units': '1000' });
      case 'cancel':
        return json(202, { status: 'CANCELLATION_REQUESTED' });
    }
  });
  const of = (kind: Kind) => server.seen.filter((seen) => kindOf(seen) === kind);
  return Object.assign(server, {
    script,
    of,
    input: () => JSON.parse(of('submit').at(-1)!.body.toString()) as Flux2TrainerInput,
    archive: () => unpacked(of('put').at(-1)!.body),
    clear() {
      for (const scenes of Object.values(script)) scenes.length = 0;
      server.seen.length = 0;
    },
  });
}

function kindOf({ method, path }: Seen): Kind {
  if (path.startsWith('/storage/upload/initiate')) return 'initiate';
  if (path.startsWith('/put/')) return 'put';
  if (method === 'PUT') return 'cancel';
  if (method === 'POST') return 'submit';
  return /\/status(\?|$)/.test(path) ? 'status' : 'result';
}

export async function unpacked(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await fromBufferPromise(zip, { strictFileNames: true });
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(part);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}
