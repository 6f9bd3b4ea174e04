import type { ImagesResponse } from 'openai/resources/images';
import { json, pictures, type Scene, serve, type TestServer } from './serve.ts';

export interface OpenaiServer extends TestServer {
  /** Answers in this order, and then well. */
  script: Scene[];
}

export const openaiUsage = {
  input_tokens: 120,
  input_tokens_details: { text_tokens: 100, image_tokens: 20 },
  output_tokens: 1767,
  total_tokens: 1887,
} satisfies ImagesResponse.Usage;

/** What OpenAI's image endpoints answer. */
export function openaiPicture(bytes: Uint8Array, over: Partial<ImagesResponse> = {}): Scene {
  const body: ImagesResponse = {
    created: 1_790_000_000,
    data: [{ b64_json: Buffer.from(bytes).toString('base64') }],
    size: '1024x1024',
    quality: 'medium',
    output_format: 'png',
    usage: openaiUsage,
    ...over,
  };
  return json(200, body, { 'x-request-id': 'req_1' });
}

export function openaiError(
  status: number,
  error: { message: string; type: string; code: string | null },
  headers: Record<string, string> = {},
): Scene {
  return json(
    status,
    { error: { param: null, ...error } },
    { 'x-request-id': 'req_2', ...headers },
  );
}

/** A picture that is not made, and for which nothing is asked again. */
export const openaiRefusal: Scene = openaiError(400, {
  message: 'no',
  type: 'image_generation_user_error',
  code: 'moderation_blocked',
});

export async function openaiServer(): Promise<OpenaiServer> {
  const script: Scene[] = [];
  const server = await serve(({ method, path }) => {
    if (method === 'POST' && /^\/v1\/images\/(generations|edits)$/.test(path)) {
      return script.shift() ?? openaiPicture(pictures.png);
    }
    return openaiError(404, { message: `no ${path}`, type: 'invalid_request_error', code: null });
  });
  return Object.assign(server, { script });
}
