import { idPattern } from '../dataset/fields.ts';
import { FaultsError, TyposcopeError } from '../errors.ts';
import { openPicture } from '../picture/picture.ts';
import { type ModelEntry, statedCost } from './entry.ts';
import type { Cost, Generated, ImageModel, ImageRequest } from './model.ts';
import { type Entry, type FoundPictures, findPictures } from './pictures.ts';

export interface FolderEntry extends ModelEntry {
  /** Absolute. */
  folder: string;
}

/** They were paid for when they were made: asking for them again spends nothing. */
const NOTHING_TO_PAY: Cost = { usd: '0.00', basis: 'fixed', priceDate: null };
const UNKNOWN: Cost = { usd: null, basis: 'unknown', priceDate: null };

/**
 * Pictures made elsewhere, named as contract §2 says, as if a model had just made them. The folder
 * is listed once; files are read anew each time.
 */
export function folderModel(entry: FolderEntry): ImageModel {
  const { id, model, folder } = entry;
  let listing: Promise<FoundPictures> | null = null;
  /** By path: what the last identity said, under which the picture is about to be kept. */
  const promised = new Map<string, string | null>();

  async function find({ sample, repeat }: ImageRequest): Promise<Entry | null> {
    // A folder may serve several benchmarks, so that samples of none of these sets are no fault.
    listing ??= findPictures(folder, { has: (name) => idPattern.test(name) });
    const { entries } = await listing;
    return entries.find((each) => each.sample === sample.id && each.repeat === repeat) ?? null;
  }

  const costOf = ({ usd }: Entry): Cost =>
    usd === null ? statedCost(entry) : { usd, basis: 'fixed', priceDate: null };

  return {
    id,
    simulated: false,

    async identity(request) {
      const found = await find(request);
      if (found === null) return { provider: 'folder', model, picture: null };
      const picture = await openPicture(found.path, {}, folder);
      const sha256 = picture.ok ? picture.sha256 : null;
      promised.set(found.path, sha256);
      // Cost and time are kept with the picture, so that other ones make it another answer.
      const { usd, basis } = costOf(found);
      const told = picture.ok ? { sha256 } : { fault: picture.reason };
      return { provider: 'folder', model, picture: { ...told, usd, basis, ms: found.ms } };
    },

    price: () => NOTHING_TO_PAY,

    async check(requests) {
      try {
        const faults: TyposcopeError[] = [];
        for (const request of ambiguous(requests)) {
          if ((await find(request)) !== null) faults.push(ambiguity(entry, request));
        }
        if (requests[0] !== undefined) await find(requests[0]);
        return faults;
      } catch (error) {
        if (error instanceof FaultsError) return [...error.faults];
        if (error instanceof TyposcopeError) return [error];
        throw error;
      }
    },

    async generate(request): Promise<Generated> {
      const found = await find(request);
      if (found === null) {
        const which = request.repeat === 0 ? '' : `, repeat ${request.repeat + 1}`;
        return {
          outcome: 'absent',
          reason: `The folder has no picture of ${request.sample.id}${which}.`,
          cost: UNKNOWN,
          latency: { attemptMs: null, totalMs: null },
          attempts: 0,
        };
      }
      const facts = {
        cost: costOf(found),
        latency: { attemptMs: found.ms, totalMs: found.ms },
        attempts: 1,
      };
      const picture = await openPicture(found.path, {}, folder);
      if (!picture.ok) return { outcome: 'error', reason: picture.message, ...facts };
      if (promised.has(found.path) && promised.get(found.path) !== picture.sha256) {
        const reason = 'The file was changed while the run was going on.';
        return { outcome: 'error', reason, ...facts };
      }
      return { outcome: 'image', bytes: picture.bytes, ...facts };
    },
  };
}

/** One request for each sample whose name two sets use. */
function ambiguous(requests: readonly ImageRequest[]): ImageRequest[] {
  const bySample = Map.groupBy(requests, ({ sample }) => sample.id);
  return [...bySample.values()].flatMap((same) =>
    same.some(({ folder }) => folder !== same[0]!.folder) ? [same[0]!] : [],
  );
}

function ambiguity({ id, folder }: FolderEntry, { sample }: ImageRequest): TyposcopeError {
  return new TyposcopeError('benchmark', 'two sets have a sample of this name', {
    file: folder,
    sample: sample.id,
    found: `one folder of pictures for both, ${id}`,
    expected: 'pictures of one of the sets in a folder',
    mend: 'Split the benchmark, or rename the sample',
  });
}
