import { KEY } from '../../models/a-remote-model.ts';
import type { CompatibleServer } from '../../models/servers/compatible-server.ts';
import type { FalServer } from '../../models/servers/fal-server.ts';
import { type GeminiServer, geminiUsage, pictureOf } from '../../models/servers/gemini-server.ts';
import { type OpenaiServer, openaiUsage } from '../../models/servers/openai-server.ts';
import { bytes, json, pictures, type Scene } from '../../models/servers/serve.ts';
import { withHeaders } from '../../run/scenarios/scenes.ts';

const encoded = encodeURIComponent(KEY);

/** The key, as addresses, headers and logs have it. */
export const SPELLINGS: readonly string[] = [
  KEY,
  encoded,
  encoded.replace(/%../g, (code) => code.toLowerCase()),
  Buffer.from(KEY).toString('base64'),
  Buffer.from(KEY).toString('base64url'),
];

/** What a terminal would obey. */
export const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

export function leaks(text: string): boolean {
  return SPELLINGS.some((spelling) => text.includes(spelling));
}

const ALL = `${SPELLINGS.join(' ')} \u001b[2J\u009b31m\u202e\u2066 Bearer ${KEY}`;
const base64 = pictures.png.toString('base64');
/** As keys and as values, near and deep. */
const used = { [KEY]: KEY, deep: { [ALL]: [ALL, { key: ALL }] }, key: ALL };
const refusal = { code: 'moderation_blocked', type: ALL, message: ALL, param: ALL };
const page: Scene = (response) => {
  response.writeHead(200, { 'content-type': `text/html; key=${encoded}` });
  response.end(`<!doctype html><title>${ALL}</title>`);
};
const soon = (scene: Scene): Scene => withHeaders(scene, { 'retry-after-ms': '1' });

const headers = {
  'x-request-id': KEY,
  'x-ratelimit-limit-requests': ALL.replace(/[^\x20-\x7e\x80-\xff]/g, ''),
  'x-ratelimit-remaining-tokens': SPELLINGS[1]!,
  'openai-processing-ms': SPELLINGS[3]!,
  'server-timing': `key;desc="${KEY}"`,
  'x-fal-request-id': KEY,
  'x-fal-billable-units': KEY,
  'x-goog-key': KEY,
  'cf-ray': KEY,
  'set-cookie': `key=${KEY}`,
};

export interface Servers {
  openai: OpenaiServer;
  gemini: GeminiServer;
  fal: FalServer;
  compatible: CompatibleServer;
}

/**
 * Puts answers of every kind before the servers, each with the key in all that it says.
 *
 * @param look at what a run has written so far, as each answer is sent
 */
export function scenesOf(servers: Servers, look: () => void): { left(): number } {
  const told = (scenes: readonly Scene[]): Scene[] =>
    scenes.map((scene) => (response, seen) => {
      look();
      withHeaders(scene, headers)(response, seen);
    });

  fill(servers.openai.script, told(openaiScenes));
  fill(servers.gemini.script, told(geminiScenes));
  fill(servers.compatible.script, told(compatibleScenes));
  fill(servers.fal.script.submit, told(submitScenes(servers.fal.url)));
  fill(servers.fal.script.result, told(resultScenes(servers.fal.url)));
  servers.compatible.files.set(FILE, bytes(pictures.png));
  const { submit, result } = servers.fal.script;
  const scripts = [servers.openai.script, servers.gemini.script, servers.compatible.script];
  return {
    left: () => [...scripts, submit, result].reduce((sum, { length }) => sum + length, 0),
  };
}

function fill(script: Scene[], scenes: readonly Scene[]): void {
  script.splice(0, Infinity, ...scenes);
}

const openaiScenes: Scene[] = [
  json(200, { model: ALL, data: [{ b64_json: base64 }], usage: { ...openaiUsage, ...used } }),
  json(200, { model: KEY, data: [{ b64_json: KEY }], usage: used, error: ALL }),
  json(400, { error: refusal }),
  json(400, { error: { ...refusal, code: ALL } }),
  soon(json(500, { error: { ...refusal, code: KEY } })),
  json(200, { key: ALL, [ALL]: ALL }),
  json(404, { error: { message: ALL, type: ALL, code: ALL } }),
  page,
];

const candidates = (parts: unknown[], finishReason = 'STOP') => [
  { content: { role: 'model', parts }, finishReason },
];

const geminiScenes: Scene[] = [
  json(200, {
    candidates: candidates([{ text: ALL }, pictureOf(pictures.png)]),
    modelVersion: ALL,
    responseId: ALL,
    usageMetadata: { ...geminiUsage, ...used },
  }),
  json(200, { candidates: candidates([{ text: ALL }], ALL), responseId: KEY, usageMetadata: used }),
  json(200, { promptFeedback: { blockReason: ALL, blockReasonMessage: ALL }, modelVersion: KEY }),
  json(400, { error: { code: 400, status: ALL, message: ALL, details: [used] } }),
  soon(json(500, { error: { code: 500, status: KEY, message: ALL } })),
  json(404, { error: { code: 404, status: ALL, message: ALL } }),
  page,
];

const FILE = `/files/${encoded}?key=${KEY}`;

const compatibleScenes: Scene[] = [
  json(200, { model: ALL, data: [{ b64_json: base64, revised_prompt: ALL }], usage: used }),
  json(200, { data: [{ url: `http://127.0.0.1:9/${ALL}` }], model: KEY, usage: used }),
  json(200, { data: [{ url: FILE }] }),
  json(400, { error: refusal }),
  json(422, { detail: [{ type: ALL, loc: ['body', ALL], msg: ALL }] }),
  json(400, { detail: ALL, error: KEY, message: ALL }),
  soon(json(500, { detail: ALL })),
  page,
];

/** The first jobs go well; then the queue itself speaks. */
function submitScenes(url: string): Scene[] {
  const job = (id: string) =>
    json(200, {
      status: 'IN_QUEUE',
      request_id: id,
      status_url: `${url}/fal-ai/flux-2/requests/a/status?key=${KEY}`,
      response_url: `${url}/fal-ai/flux-2/requests/a?key=${KEY}`,
      cancel_url: `http://127.0.0.1:9/${KEY}`,
    });
  const plain = job('5e6f1a52-3f0c-4d57-9b1e-1a2b3c4d5e6f');
  return [
    plain,
    job(KEY),
    plain,
    job(`a\u001b${KEY}`),
    plain,
    soon(json(500, { detail: ALL })),
    json(422, { detail: ALL }),
    page,
  ];
}

function resultScenes(url: string): Scene[] {
  const at = (address: string) => json(200, { images: [{ url: address }], prompt: ALL, seed: KEY });
  return [
    at(`${url}/files/${encoded}.png?key=${KEY}`),
    at(`${url}/files/a.png`),
    json(422, { detail: [{ type: 'content_policy_violation', loc: ['body', ALL], msg: ALL }] }),
    json(422, { detail: ALL }),
    at(`http://127.0.0.1:9/${KEY}`),
  ];
}
