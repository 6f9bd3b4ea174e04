import type { Sample } from '../../../src/dataset/schema.ts';
import { TyposcopeError } from '../../../src/errors.ts';
import type { InjectedFault } from '../../../src/models/model.ts';
import { composeWith } from '../../../src/typeset/compose.ts';
import type { PageTypeface } from '../../../src/typeset/fonts/typeface.ts';
import type { Page } from '../../../src/typeset/page.ts';

/** Samples, and the folder that their files are in. */
export interface Source {
  folder: string;
  samples: readonly Sample[];
}

/** A picture to be drawn, and all that is known of it. */
export interface PageCase {
  sample: Sample;
  folder: string;
  /** As asked for, before anything was done to it. */
  clean: Page;
  page: Page;
  /** None: drawn as asked. */
  injected: InjectedFault[];
}

/** Null where the sample does not fit its page: a wide typeface may need more room than it has. */
export async function composed(
  request: Parameters<typeof composeWith>[0],
  typefaces: readonly PageTypeface[],
  undrawn: string[],
): Promise<Page | null> {
  try {
    return await composeWith(request, typefaces);
  } catch (error) {
    if (!(error instanceof TyposcopeError) || error.code !== 'set') throw error;
    undrawn.push(`${request.sample.id}: ${error.what}`);
    return null;
  }
}
