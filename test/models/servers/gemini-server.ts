import type { GenerateContentResponse } from '@google/genai';
import { json, pictures, type Scene, serve, type TestServer } from './serve.ts';

export interface GeminiServer extends TestServer {
  /** Answers in this order, and then well. */
  script: Scene[];
}

export interface GeminiPart {
  text?: string;
  thought?: boolean;
  inlineData?: { mimeType: string; data: string };
}

export function pictureOf(bytes: Uint8Array, mimeType = 'image/png', thought?: true): GeminiPart {
  const data = Buffer.from(bytes).toString('base64');
  return { inlineData: { mimeType, data }, ...(thought === undefined ? {} : { thought }) };
}

export const geminiUsage = {
  promptTokenCount: 300,
  promptTokensDetails: [{ modality: 'TEXT', tokenCount: 300 }],
  candidatesTokenCount: 1700,
  candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1680 }],
  thoughtsTokenCount: 200,
  totalTokenCount: 2200,
};

/** What generateContent answers. */
export function geminiParts(
  parts: readonly GeminiPart[],
  over: Record<string, unknown> = {},
): Scene {
  return json(200, {
    candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }],
    usageMetadata: geminiUsage,
    modelVersion: 'gemini-nano-banana-2.1-001',
    responseId: 'resp_1',
    ...over,
  } satisfies Record<keyof GenerateContentResponse | string, unknown>);
}

export function geminiError(code: number, status: string, message: string): Scene {
  return json(code, { error: { code, status, message } });
}

export async function geminiServer(): Promise<GeminiServer> {
  const script: Scene[] = [];
  const server = await serve(({ method, path }) => {
    if (method === 'POST' && /^\/v1(beta)?\/models\/[\w.-]+:generateContent$/.test(path)) {
      return script.shift() ?? geminiParts([pictureOf(pictures.png)]);
    }
    return geminiError(404, 'NOT_FOUND', `no ${path}`);
  });
  return Object.assign(server, { script });
}
