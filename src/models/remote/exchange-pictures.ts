import { lookAt, type ReceivedPicture } from '../../picture/looked-at.ts';
import { sniff } from '../../picture/sniff.ts';
import { suffixOf } from '../../picture/suffix.ts';
import { keepPictureIn } from '../../store/files.ts';
import { type Came, exchange, type Sending } from './exchange.ts';
import { lift } from './lift.ts';
import { publicOnly } from './public-only.ts';
import { giveRoom } from './spare.ts';

export interface How {
  /** Only to a host that anybody in the world could reach. */
  isPublic: boolean;
  /** Whether pictures are taken out of an answer's JSON. */
  lifts: boolean;
  /** Folder of pictures in which the one that came is kept at once; null: it is handed over. */
  keepIn: string | null;
}

export interface CameWithPictures extends Came {
  /** The body, where it is a picture; it is empty where that is kept. */
  picture: ReceivedPicture | null;
  /** What was taken out of the body. */
  lifted: readonly LiftedPicture[];
}

/** A picture, and the name that stands in its place. */
export type LiftedPicture = { name: string } & ReceivedPicture;

/**
 * Sends once, and does with the pictures of the answer what takes time: takes them out of the text that
 * they are written in, looks at them, hashes them, writes the only one to the disk.
 *
 * @throws as `exchange` does
 */
export async function exchangePictures(
  sending: Sending,
  signal: AbortSignal,
  { isPublic, lifts, keepIn }: How,
): Promise<CameWithPictures> {
  const came = await exchange(sending, signal, isPublic ? publicOnly : undefined);
  const without = lifts ? lift(came) : null;
  if (without === null) {
    const isPicture = sniff(came.body) !== null;
    const picture = isPicture ? await received(came.body, lifts ? null : keepIn) : null;
    const isKept = picture !== null && 'kept' in picture;
    return { ...came, ...(isKept ? { body: new Uint8Array() } : {}), picture, lifted: [] };
  }
  giveRoom(came.body);
  // Of several, only whoever asked knows which is the one.
  const keep = without.lifted.length === 1 ? keepIn : null;
  const lifted: LiftedPicture[] = [];
  for (const { name, bytes } of without.lifted) {
    lifted.push({ name, ...(await received(bytes, keep)) });
  }
  return { ...came, body: without.body, picture: null, lifted };
}

async function received(bytes: Uint8Array, keepIn: string | null): Promise<ReceivedPicture> {
  const { header, ...rest } = await lookAt(bytes);
  const looked = { header, ...rest };
  if (keepIn === null || !header.ok || !rest.isWhole) return { bytes, looked };
  try {
    const kept = await keepPictureIn(keepIn, bytes, rest.sha256, suffixOf(header));
    giveRoom(bytes);
    return { kept, looked: { header, ...rest } };
  } catch {
    // Whoever keeps it then says what is wrong with the disk.
    return { bytes, looked };
  }
}
