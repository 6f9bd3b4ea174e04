import { json, pictures, type Scene, type Seen, serve, type TestServer } from './serve.ts';

export interface CompatibleServer extends TestServer {
  /** Answers in this order, and then well. */
  script: Scene[];
  /** What pictures are fetched with, by path: files of its own. */
  files: Map<string, Scene>;
}

/** As vLLM-Omni, SGLang, sd-server and LocalAI answer, as far as all of them do. */
export function picture(item: unknown, over: Record<string, unknown> = {}): Scene {
  return json(
    200,
    { created: 1_790_000_000, data: [item], ...over },
    { 'x-request-id': 'req-own-1' },
  );
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Of any type, byte for byte. */
export function raw(status: number, body: string | Uint8Array, type?: string): Scene {
  return (response) => {
    response.writeHead(status, type === undefined ? {} : { 'content-type': type });
    response.end(body);
  };
}

export async function compatibleServer(): Promise<CompatibleServer> {
  const script: Scene[] = [];
  const files = new Map<string, Scene>();
  const answer = ({ method, path }: Seen): Scene => {
    if (method === 'POST' && /^\/v1\/images\/(generations|edits)$/.test(path)) {
      return script.shift() ?? picture({ b64_json: base64(pictures.png) });
    }
    return files.get(path) ?? json(404, { detail: 'Not Found' });
  };
  return Object.assign(await serve(answer), { script, files });
}
