import type { LineEvidence } from '../gather.ts';
import type { Pixels, TextReader } from '../reader.ts';
import { joinModule } from './join.ts';
import { loadReaderModule } from './load.ts';
import { isForeign, type Writes, writesOf } from './stand.ts';

/** The modules that read beside our engines; imported when first asked. */
export interface ReaderModules {
  /** Has each read the picture, and its reading joined to what was gathered. */
  join(
    evidence: readonly LineEvidence[],
    pixels: Pixels,
    languages: readonly string[],
    ours: Writes,
  ): Promise<LineEvidence[]>;
  close(): Promise<void>;
}

export function openModules(paths: readonly string[]): ReaderModules {
  let opened: Promise<TextReader>[] | null = null;
  return {
    async join(evidence, pixels, languages, ours) {
      opened ??= paths.map(loadReaderModule);
      let lines = [...evidence];
      for (const reader of await Promise.all(opened)) {
        const { id } = await reader.identity(languages);
        const alphabet = await reader.alphabet(languages);
        lines = joinModule(lines, await reader.read(pixels, languages), {
          engine: `module/${id}`,
          canWrite: alphabet === null ? () => true : writesOf(alphabet),
          isForeign: (text) => isForeign(text, ours),
        });
      }
      return lines;
    },
    async close() {
      const readers = await Promise.allSettled(opened ?? []);
      opened = null;
      const closed = await Promise.allSettled(
        readers.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)),
      );
      // All are closed before one's failure is told.
      for (const one of closed) if (one.status === 'rejected') throw one.reason;
    },
  };
}
