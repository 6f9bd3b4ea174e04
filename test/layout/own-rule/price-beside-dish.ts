import type { Box, LayoutRule, Mark, SeenBlock } from 'typoscope';

type Pair = { dish: SeenBlock; price: SeenBlock };

/** In a list of prices, each stands to the right of its dish (of Arabic to the left), level with it. */
const rule: LayoutRule = {
  id: 'price-beside-dish',
  title: 'In a list, each price stands behind its dish and level with it.',
  score: 'Share of the prices that do, of those that were surely found.',

  judge({ blocks }) {
    const pairs = pairsOf(blocks);
    const bad = pairs.filter((pair) => isBeside(pair) === false);
    const open = pairs.filter((pair) => isBeside(pair) === null);
    const known = pairs.length - open.length;
    const decided = bad.length > 0 ? 'fail' : open.length > 0 ? 'unknown' : 'pass';
    const verdict = pairs.length === 0 ? 'not-applicable' : decided;
    const isKnown = verdict === 'pass' || verdict === 'fail';
    return {
      verdict,
      score: isKnown ? (known - bad.length) / known : null,
      measured: { prices: pairs.length, known, beside: known - bad.length },
      expected: { beside: pairs.length },
      message: {
        pass: `All ${pairs.length} prices stand beside their dishes.`,
        fail: `Not beside its dish: ${listed(bad)}.`,
        unknown: `Not surely found: ${listed(open)}.`,
        'not-applicable': 'The copy has no list of prices.',
      }[verdict],
      boxes: pairs.map(({ price }) => price.box).filter((box) => box !== null),
      marks: pairs.flatMap(markOf),
    };
  },
};
export default rule;

/** Each price with the label before it in the copy; a single one makes no list. */
function pairsOf(blocks: readonly SeenBlock[]): Pair[] {
  const pairs = blocks.flatMap((price, i) => {
    const dish = blocks.slice(0, i).findLast(({ role }) => role === 'label');
    return price.role === 'price' && dish !== undefined ? [{ dish, price }] : [];
  });
  return pairs.length > 1 ? pairs : [];
}

/** Null where one of the two was not found, or a price was pieced together of several lines. */
function isBeside({ dish, price }: Pair): boolean | null {
  if (dish.box === null || price.box === null || price.lines.length > 1) return null;
  const [x, y, w, h] = dish.box;
  const [left, , width] = price.box;
  const isBehind = dish.script === 'Arab' ? left + width <= x : left >= x + w;
  const middle = middleOf(price.box)[1];
  return isBehind && middle > y && middle < y + h;
}

function markOf(pair: Pair): Mark[] {
  const [dish, price] = [pair.dish.box, pair.price.box];
  if (dish === null || price === null) return [];
  const beside = isBeside(pair);
  const tone = beside === null ? 'open' : beside ? 'good' : 'bad';
  return [{ kind: 'line', tone, from: middleOf(dish), to: middleOf(price) }];
}

function middleOf([x, y, w, h]: Box): [number, number] {
  return [x + w / 2, y + h / 2];
}

function listed(pairs: readonly Pair[]): string {
  const told = pairs.slice(0, 3).map(({ dish, price }) => `“${price.text}” of “${dish.text}”`);
  return told.join(', ') + (pairs.length > 3 ? ` and ${pairs.length - 3} more` : '');
}
