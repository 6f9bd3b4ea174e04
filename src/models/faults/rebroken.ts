import { shuffled } from '../../stats/chance.ts';
import { joined } from '../../text/normalize.ts';
import type { Fault, LayoutKind } from './fault.ts';
import { quoted } from './record.ts';
import { halved, relined } from './relined.ts';
import { withText } from './reset.ts';
import { type Target, targetsOf } from './targets.ts';

interface Rebreaking {
  kind: LayoutKind;
  /** Whether a block's language can be broken wrong like this at all. */
  suits(target: Target): boolean;
  /** UTF-16 indices in running text at which a line must not begin. */
  places(text: string): number[];
  /** What happened, for people: `head` ends a line and `rest` begins the next. */
  what(words: string, head: string, rest: string): string;
}

/**
 * A fault that breaks a block's line where no line may break: between two lines that there are, or
 * making two of one.
 */
export function breakFault({ kind, suits, places, what }: Rebreaking): Fault {
  const apply: Fault['apply'] = (page, sample, random, avoid) => {
    if (sample.layout?.lineBreaks === false) return null;
    for (const target of shuffled(random, targetsOf(page, sample, avoid))) {
      if (!suits(target)) continue;
      const lines = target.text.lines.map((line) => line.text);
      for (const { way, at } of shuffled(random, waysOf(lines, places))) {
        const now = relined(page, sample, target, way);
        if (now === null) continue;
        const [head, rest] = [way[at]!, way[at + 1]!];
        const injected = {
          kind,
          block: target.block.id,
          what: what(quoted(target.words), quoted(head), quoted(rest)),
          facts: {
            before: target.words,
            after: joined(way),
            from: lines.join(' / '),
            to: way.join(' / '),
            lines: way.length,
          },
        };
        return { page: withText(page, target.index, now), injected };
      }
    }
    return null;
  };
  return { kind, channel: 'layout', apply };
}

/** `at`: the line after which the break stands that is wrong. */
function waysOf(
  lines: readonly string[],
  places: (text: string) => number[],
): { way: string[]; at: number }[] {
  if (lines.length === 1)
    return halved(lines[0]!, places(lines[0]!)).map((way) => ({ way, at: 0 }));
  return lines.slice(1).flatMap((_, at) => {
    const pair = joined([lines[at]!, lines[at + 1]!]);
    return halved(pair, places(pair)).map((halves) => ({
      way: [...lines.slice(0, at), ...halves, ...lines.slice(at + 2)],
      at,
    }));
  });
}
