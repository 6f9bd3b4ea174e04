import { explainGemini } from '../gemini.ts';
import { vendors } from '../keys.ts';
import { isMap, Nothing, notJson } from '../remote/answer.ts';
import { sendOnce } from '../remote/send-once.ts';
import { type Ask, Gone } from './asking.ts';

/** Google tells of each model, and of the end of none. */
export const askGemini: Ask = async ({ model, baseURL, key, params, signal }) => {
  const { GoogleGenAI } = await import('@google/genai');
  const client = new GoogleGenAI({
    vertexai: false,
    apiKey: key,
    httpOptions: {
      baseUrl: baseURL ?? vendors.gemini.address,
      apiVersion: typeof params.apiVersion === 'string' ? params.apiVersion : 'v1beta',
      fetch: sendOnce as typeof fetch,
    },
  });
  const told: unknown = await client.models
    .get({ model, config: { abortSignal: signal } })
    .catch((error: unknown) => {
      const reason = explainGemini(error)?.reason ?? '';
      // The status in words is the interface's own; a page of a gateway has none.
      if (/^HTTP 404 NOT_FOUND\b/.test(reason)) throw new Gone(reason);
      throw error;
    });
  if (!isMap(told) || typeof told.name !== 'string') throw new Nothing(notJson(told));
  return { shutdown: null, warnings: [] };
};
