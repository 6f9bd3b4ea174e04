/**
 * The vendors' packages, each loaded when it is first asked for, and only then: a run that asks nobody
 * has no use for them. To import one anew is answered from memory, but not for nothing.
 */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

export const openaiPackage = once(() => import('openai'));
export const geminiPackage = once(() => import('@google/genai'));
export const falPackage: () => Promise<typeof import('@fal-ai/client')> = once(
  () => import('@fal-ai/client'),
);
