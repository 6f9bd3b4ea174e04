import type { Sample } from '../../../dataset/schema.ts';
import type { Box } from '../../../geometry.ts';
import { isRightToLeft, scriptOfLanguage } from '../../../language.ts';
import type { Drawing } from '../drawn-sample.ts';

/** A block's box with all that rules need to know of it. */
export interface Placed {
  id: string;
  box: Box;
  rightToLeft: boolean;
}

export function placedBlocks({ copy }: Sample, { blocks }: Drawing): Map<string, Placed> {
  return new Map(
    copy.flatMap(({ id, lang }) => {
      const found = blocks.find((block) => block.id === id);
      const rightToLeft = isRightToLeft(scriptOfLanguage(lang));
      return found === undefined ? [] : [[id, { id, box: found.box, rightToLeft }] as const];
    }),
  );
}

export function boxesOf(ids: readonly string[], placed: ReadonlyMap<string, Placed>): Placed[] {
  return ids.flatMap((id) => placed.get(id) ?? []);
}
