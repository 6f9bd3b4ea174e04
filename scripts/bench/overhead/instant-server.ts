/**
 * Providers that answer at once, in a process of its own, so that their work is not ours. What they
 * send is made before anybody asks, but for a number in each picture. Prints its port, and ends with
 * its input.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { numberedPicture } from './picture.ts';

interface Answer {
  type: string;
  parts: readonly Buffer[];
  headers?: Record<string, string>;
}

const { head, middle, tail } = await numberedPicture();
const encoded = { head: base64(head), tail: base64(tail) };
let asked = 0;

const openai = around(
  '{"created":1790000000,"data":[{"b64_json":"',
  `"}],"size":"1024x1024","quality":"medium","output_format":"png","usage":${JSON.stringify({
    input_tokens: 40,
    input_tokens_details: { text_tokens: 40, image_tokens: 0 },
    output_tokens: 1056,
    total_tokens: 1096,
  })}}`,
);
const gemini = around(
  '{"candidates":[{"content":{"role":"model","parts":[{"inlineData":{"mimeType":"image/png","data":"',
  `"}}]},"finishReason":"STOP","index":0}],"usageMetadata":${JSON.stringify({
    promptTokenCount: 40,
    candidatesTokenCount: 1120,
    candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1120 }],
    totalTokenCount: 1160,
  })},"modelVersion":"gemini-nano-banana-2.1"}`,
);

const server = createServer((request, response) => {
  // An answer before the end of a question is more than some clients can bear.
  request.resume().once('end', () => send(response, answerTo(request)));
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.stdin.resume().once('end', () => process.exit());

function answerTo({ method, url = '', headers }: IncomingMessage): Answer {
  if (url.startsWith('/openai/')) return openai();
  if (url.startsWith('/gemini/')) return gemini();
  const [, number] = /^\/files\/(\d+)$/.exec(url) ?? [];
  if (number !== undefined) return { type: 'image/png', parts: [head, middle(+number), tail] };
  const origin = `http://${headers.host}`;
  if (method === 'POST') {
    asked += 1;
    const job = `${origin}${url.split('/').slice(0, 4).join('/')}/requests/${asked}`;
    const told = { status: 'IN_QUEUE', request_id: String(asked), response_url: job };
    return json({ ...told, status_url: `${job}/status`, cancel_url: `${job}/cancel` });
  }
  if (/\/status(\?|$)/.test(url)) return json({ status: 'COMPLETED' });
  const file = `${origin}/files/${url.split('/').at(-1)}`;
  return json({ images: [{ url: file }] }, { 'x-fal-billable-units': '1' });
}

/** The next picture, between two pieces of JSON. */
function around(before: string, after: string): () => Answer {
  const first = Buffer.concat([Buffer.from(before), encoded.head]);
  const last = Buffer.concat([encoded.tail, Buffer.from(after)]);
  return () => {
    asked += 1;
    return { type: 'application/json', parts: [first, base64(middle(asked)), last] };
  };
}

function base64(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64'));
}

function json(body: unknown, headers: Record<string, string> = {}): Answer {
  return { type: 'application/json', parts: [Buffer.from(JSON.stringify(body))], headers };
}

function send(response: ServerResponse, { type, parts, headers }: Answer): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  response.writeHead(200, { 'content-type': type, 'content-length': length, ...headers });
  response.cork();
  for (const part of parts) response.write(part);
  response.end();
}
