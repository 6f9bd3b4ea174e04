import { isOwnAddress, vendors } from '../keys.ts';
import { isMap, Nothing, notJson } from '../remote/answer.ts';
import { explainOpenai } from '../remote/openai-answer.ts';
import { callOptions, openaiClient } from '../remote/openai-client.ts';
import { sendOnce } from '../remote/send-once.ts';
import { type Ask, Gone } from './asking.ts';

/** OpenAI tells of each model, and on which day it shuts it down. */
export const askOpenai: Ask = async ({ model, baseURL, key, signal }) => {
  const address = baseURL ?? vendors.openai.address;
  const place = { baseURL: address, isOwn: isOwnAddress(address, vendors.openai) };
  const client = await openaiClient(place, key, sendOnce);
  const options = callOptions(place, { key, signal });
  const told: unknown = await client.models.retrieve(model, options).catch((error: unknown) => {
    // A gateway without this address has a 404 as well, but not in these words.
    if (isMap(error) && error.status === 404 && isTold(error.error)) {
      throw new Gone(explainOpenai(error)?.reason);
    }
    throw error;
  });
  if (!isMap(told) || typeof told.id !== 'string') throw new Nothing(notJson(told));
  const { id, shutdown_date: shutdown } = told;
  return {
    shutdown: typeof shutdown === 'string' ? shutdown : null,
    warnings: id === model ? [] : [`it goes by the name of ${id} there`],
  };
};

function isTold(error: unknown): boolean {
  return isMap(error) && typeof error.message === 'string';
}
