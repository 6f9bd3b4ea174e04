import { geminiError, geminiParts, pictureOf as part } from '../../models/servers/gemini-server.ts';
import { openaiError, openaiPicture } from '../../models/servers/openai-server.ts';
import { json, type Scene, type Seen } from '../../models/servers/serve.ts';
import { geminiBill, openaiBill } from './bill.ts';

/** A wire on which a picture is the answer to what asks for it. */
export interface DirectWire {
  path: RegExp;
  asked(seen: Seen): { model: string; prompt: string };
  picture(asked: Asked, bytes: Uint8Array): Billed;
  /** In the vendor's own form, with what it bills all the same. */
  refusal(asked: Asked, key: string): Billed;
  busy(headers: Record<string, string>): Scene;
  /** @param key which careless providers put into their words */
  broken(key: string): Scene;
}

interface Asked {
  model: string;
  prompt: string;
  cell: string;
}

interface Billed {
  scene: Scene;
  usd: string;
}

/** What an entry of the benchmark says that a picture of the self-hosted server costs. */
export const COMPATIBLE_PRICE = '0.0075';

const FREE = '0';

export const directWires: Readonly<Record<'openai' | 'gemini' | 'compatible', DirectWire>> = {
  openai: {
    path: /^\/openai\/v1\/images\/generations$/,
    asked: jsonAsked,
    picture({ model, prompt, cell }, bytes) {
      const { usage, usd } = openaiBill(model, cell, prompt);
      return { scene: openaiPicture(bytes, { usage }), usd };
    },
    refusal: (_, key) => ({ scene: openaiError(400, moderated(key)), usd: FREE }),
    busy: (headers) =>
      openaiError(429, error('requests', 'rate_limit_exceeded', 'Rate limit reached.'), headers),
    broken: (key) => openaiError(500, error('server_error', null, `It failed for ${key}.`)),
  },

  gemini: {
    path: /^\/gemini\/v1(?:beta)?\/models\/([\w.-]+):generateContent$/,
    asked({ path, body }) {
      const { contents } = JSON.parse(body.toString()) as {
        contents: { parts: { text?: string }[] }[];
      };
      const prompt = contents[0]!.parts.map(({ text }) => text ?? '').join('');
      return { model: /models\/([\w.-]+):/.exec(path)![1]!, prompt };
    },
    picture({ model, prompt, cell }, bytes) {
      const { usage, usd } = geminiBill(model, cell, prompt, false);
      return { scene: geminiParts([part(bytes)], { usageMetadata: usage }), usd };
    },
    refusal({ model, prompt, cell }, key) {
      const { usage, usd } = geminiBill(model, cell, prompt, true);
      const promptFeedback = { blockReason: 'PROHIBITED_CONTENT', blockReasonMessage: key };
      const over = { candidates: undefined, promptFeedback, usageMetadata: usage };
      return { scene: geminiParts([], over), usd };
    },
    busy: (headers) =>
      json(
        429,
        { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Slow down.' } },
        headers,
      ),
    broken: (key) => geminiError(500, 'INTERNAL', `It failed for ${key}.`),
  },

  compatible: {
    path: /^\/compatible\/v1\/images\/generations$/,
    asked: jsonAsked,
    picture: (_, bytes) => ({
      scene: json(200, { data: [{ b64_json: Buffer.from(bytes).toString('base64') }] }),
      usd: COMPATIBLE_PRICE,
    }),
    refusal: (_, key) => ({ scene: json(400, { error: moderated(key) }), usd: FREE }),
    busy: (headers) => json(429, { detail: 'Too many requests.' }, headers),
    broken: (key) => json(500, { detail: [{ loc: ['body'], msg: `It failed for ${key}.` }] }),
  },
};

function jsonAsked({ body }: Seen): { model: string; prompt: string } {
  return JSON.parse(body.toString()) as { model: string; prompt: string };
}

function error(type: string, code: string | null, message: string) {
  return { type, code, message };
}

function moderated(key: string) {
  const message = `Your request was rejected by the safety system (${key}).`;
  return error('image_generation_user_error', 'moderation_blocked', message);
}
