import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene, Seen } from '../../models/servers/serve.ts';
import type { Books } from './books.ts';
import { cutShort, hung, toItsEnd } from './deliver.ts';
import type { DirectWire } from './direct-wires.ts';
import { pictureOf } from './picture.ts';

/**
 * Answers a request for a picture as its fate will have it. What was made before the answer was lost
 * stands in the ledger as perhaps billed, as with a provider that counts pictures and not answers.
 */
export async function answerDirectly(
  wire: DirectWire,
  { books, key }: { books: Books; key: string },
  seen: Seen,
): Promise<Scene> {
  const { model, prompt } = wire.asked(seen);
  const submit = books.submit(model, prompt);
  const { fate, way, cell } = submit;
  // Complaints take a while too: a run may be interrupted just then.
  await sleep(submit.ms);
  if (fate === 'busy') return wire.busy(retryAfter(way));
  if (fate === 'broken') return wire.broken(key);
  const asked = { model, prompt, cell };
  const isRefused = fate === 'refusal';
  const { scene, usd } = isRefused
    ? wire.refusal(asked, key)
    : wire.picture(asked, await pictureOf(cell));
  books.perhaps(submit, usd);
  if (fate === 'cut') return cutShort(scene, way);
  if (fate === 'hang') return hung(scene, way);
  return toItsEnd(scene, () => books.billed(submit, usd));
}

/** None to wait: in seconds, and as the date that it is. */
export function retryAfter(way: number): Record<string, string> {
  return { 'retry-after': way < 0.5 ? '0' : new Date().toUTCString() };
}
