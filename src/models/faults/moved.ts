import type { Page } from '../../typeset/page.ts';
import type { FaultKind, Faulty } from './fault.ts';
import { tenth } from './record.ts';
import { shifted, withText } from './reset.ts';
import { boxOfText, type Target } from './targets.ts';

/** The page with a block moved by some pixels. */
export function movedBy(
  kind: FaultKind,
  page: Page,
  { index, text, block }: Target,
  [dx, dy]: readonly [number, number],
  what: string,
  facts: Record<string, string | number>,
): Faulty {
  const [x, y] = boxOfText(text);
  return {
    page: withText(page, index, shifted(text, dx, dy)),
    injected: {
      kind,
      block: block.id,
      what,
      facts: {
        ...facts,
        fromX: tenth(x),
        fromY: tenth(y),
        toX: tenth(x + dx),
        toY: tenth(y + dy),
      },
    },
  };
}
