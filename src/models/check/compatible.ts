import { isMap, Nothing, notJson } from '../remote/answer.ts';
import { callOptions, openaiClient } from '../remote/openai-client.ts';
import { sendOnce } from '../remote/send-once.ts';
import { type Ask, Gone, NotTold } from './asking.ts';

/** Of a long list, as many as a line can show. */
const SHOWN = 8;

/** Servers of other people's tell which models they have, where they tell anything. */
export const askCompatible: Ask = async ({ model, baseURL, key, signal }) => {
  const place = { baseURL: baseURL ?? '', isOwn: false };
  const client = await openaiClient(place, key, sendOnce);
  const options = callOptions(place, { key, signal });
  const told: unknown = await client.get<unknown>('/models', options).catch((error: unknown) => {
    const isMissing = isMap(error) && [404, 405, 501].includes(Number(error.status));
    throw isMissing ? new NotTold('the server has no list of its models') : error;
  });
  if (!isMap(told) || !Array.isArray(told.data)) throw new Nothing(notJson(told));
  const ids = told.data.flatMap((each) =>
    isMap(each) && typeof each.id === 'string' ? each.id : [],
  );
  if (ids.includes(model)) return { shutdown: null, warnings: [] };
  if (ids.length === 0) throw new NotTold('the server’s list of models is empty');
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  throw new Gone(`the server has ${ids.slice(0, SHOWN).join(', ')}${more}`);
};
