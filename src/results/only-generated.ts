import type { ImageResult } from './results-schema.ts';

/** Why a picture has no text where a run only asks. */
export const NOT_READ = 'Not read: the run was told to generate only.';

/** Whether a picture was never to be read. */
export function isOnlyGenerated({ textReason }: Pick<ImageResult, 'textReason'>): boolean {
  return textReason === NOT_READ;
}
