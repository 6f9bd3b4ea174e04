import { InferenceSession } from 'onnxruntime-node';
import { TyposcopeError } from '../../errors.ts';

/**
 * One thread a session: the pool runs one reader a core, and two sessions that both want every
 * core slow each other down. Without the arena a worker's memory falls back after a wide picture.
 */
export async function openSession(path: string): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      enableCpuMemArena: false,
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw new TyposcopeError('reader', 'a model of the reader cannot be loaded', {
      file: path,
      found: cause instanceof Error ? cause.message : String(cause),
      expected: 'an ONNX model',
      mend: 'Check the path in the readers file, or install the packages again with npm ci',
      cause,
    });
  }
}
