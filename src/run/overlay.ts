import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RuleVerdictOf } from '../layout/rules.ts';
import type { PictureFile } from '../picture/picture.ts';
import { OVERLAY_VERSION, type OverlayInput } from '../report/overlay.ts';
import { linkInto } from '../store/link.ts';
import { regionBox } from '../text/match/place.ts';
import type { TextJudgement } from '../text/types.ts';
import type { Asked, Judging } from './score-picture.ts';

/** What it is kept under, and where. */
export interface DrawnOverlay {
  key: string;
  path: string;
}

/** All that was said of a picture. */
export interface Verdicts {
  judged: TextJudgement;
  layout: readonly RuleVerdictOf[];
  usable: boolean | null;
}

/**
 * The picture's overlay in the store; drawn only where the same picture judged the same way has not
 * been drawn before.
 */
export async function overlayOf(
  asked: Asked,
  picture: PictureFile,
  stored: string,
  verdicts: Verdicts,
  { store, pool, limits, signal }: Judging,
): Promise<DrawnOverlay> {
  const input = overlayInput(asked, picture, verdicts);
  const key = createHash('sha256')
    .update(JSON.stringify([OVERLAY_VERSION, picture.sha256, input]))
    .digest('hex');
  let drawn = store.overlay(key);
  if (drawn === null) {
    const result = await pool.run(
      { kind: 'overlay', picture: stored, judged: input, limits },
      signal,
    );
    if (!result.ok || !('overlay' in result)) throw new Error('the overlay was not drawn');
    drawn = store.putOverlay(key, result.overlay);
  }
  return { key, path: drawn };
}

/** Links it into the run's folder. Returns its path there. */
export async function showOverlay(
  asked: Asked,
  { path }: DrawnOverlay,
  out: string,
): Promise<string> {
  const name = `overlays/${fileName(asked.model)}/${asked.sample.id}-${asked.repeat}.jpg`;
  await linkInto(path, join(out, name));
  return name;
}

function overlayInput(
  { sample, model, title }: Asked,
  { width, height }: PictureFile,
  { judged, layout, usable }: Verdicts,
): OverlayInput {
  return {
    title,
    model,
    sample: sample.id,
    cer: judged.cer,
    usable,
    blocks: judged.blocks.map(({ id, expected, read, verdict, boxes, edits, suspect }, b) => {
      const region = sample.copy[b]?.region;
      return {
        id,
        expected,
        read,
        verdict,
        boxes,
        edits,
        suspect,
        region: region === undefined ? null : regionBox(region, width, height),
      };
    }),
    extras: judged.extras.map(({ text, box, kind }) => ({ text, box, kind })),
    unread: judged.unread.map(({ box, text }) => ({ box, text })),
    critical: judged.critical,
    layout: layout.map(({ rule, verdict, message, marks }) => ({ rule, verdict, message, marks })),
  };
}

/** A model's label as the name of a folder: anything else is replaced, and told apart by a hash. */
export function fileName(label: string): string {
  const safe = label
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 80)
    // The cut may go through a character that takes two places.
    .replace(/[\ud800-\udbff]$/, '');
  if (safe === label) return label;
  return `${safe}-${createHash('sha256').update(label).digest('hex').slice(0, 6)}`;
}
