import { archiveOf } from './train-lora/archive.ts';
import type { Access } from './train-lora/client.ts';
import type { Clock } from './train-lora/clock.ts';
import type { TrainingPicture } from './train-lora/folder.ts';
import { type Submitted, submitTraining, uploadArchive } from './train-lora/submit.ts';

export type { Access } from './train-lora/client.ts';
export { type Clock, realClock } from './train-lora/clock.ts';
export { COUNT, type TrainingFolder, trainingFolder } from './train-lora/folder.ts';
export { type Followed, followTraining, type TrainingStatus } from './train-lora/follow.ts';
export { stepsUsd, trainer, trainingCost } from './train-lora/price.ts';
export { requestIdPattern, type Submitted } from './train-lora/submit.ts';

/** A training as it is asked for. */
export interface Training {
  pictures: readonly TrainingPicture[];
  steps: number;
  /** Of pictures without one of their own; null: none. */
  defaultCaption: string | null;
}

export interface StartOptions {
  clock: Clock;
  signal: AbortSignal;
  /** Told the bytes of the archive before it is sent. */
  onUpload?(bytes: number): void;
  /** Told right before the one request that costs money. */
  onSubmit?(): void;
}

/**
 * Packs, uploads, and asks for the training once. Before `onSubmit` an interrupt stops it; after
 * that the answer is waited for.
 *
 * @throws the signal's reason once it is aborted
 */
export async function startTraining(
  access: Access,
  { pictures, steps, defaultCaption }: Training,
  { clock, signal, onUpload, onSubmit }: StartOptions,
): Promise<Submitted> {
  const archive = await archiveOf(pictures);
  onUpload?.(archive.length);
  const uploaded = await uploadArchive(access, archive, { clock, signal });
  if (!uploaded.ok) {
    const reason = `The archive was not uploaded. ${uploaded.reason}`;
    return { outcome: 'failed', reason, mayBeBilled: false };
  }
  signal.throwIfAborted();
  onSubmit?.();
  const input = {
    image_data_url: uploaded.url,
    steps,
    ...(defaultCaption === null ? {} : { default_caption: defaultCaption }),
  };
  return submitTraining(access, input, clock);
}
