import { commonEdge, farthest } from './align/common-edge.ts';
import { standingsOf } from './align/standings.ts';
import { settleTwins } from './align/twins.ts';
import { type EdgeSpan, edgesOf } from './edges.ts';
import { withLostGlyphs } from './lost-glyphs.ts';
import { blocksOf, isPlaced, isSurely, isWhole, type PlacedBlock, shorterSide } from './places.ts';
import {
  type LayoutRule,
  type Mark,
  notApplicable,
  type RuleJudgement,
  verdictOf,
} from './rule.ts';
import type { Edge, LayoutInput, SeenBlock } from './seen.ts';
import { tidied } from './tidied.ts';
import { listed, named, percent, px, tenth, thousandth } from './words.ts';

/**
 * Default tolerance, in shares of the shorter side: 10 px on a page of 1000. Half of that is what
 * the same type set by hand strays by; twice as much shows at once in a column.
 */
const TOLERANCE = 0.01;

type Verdict = 'pass' | 'fail' | 'unknown';

interface Member {
  block: PlacedBlock;
  spans: readonly EdgeSpan[];
  /** Pixels from the common edge to that of the block, signed, beyond what its letters excuse. */
  off: number;
  verdict: Verdict;
}

interface Shared {
  edge: Edge;
  /** Pixels. */
  tolerance: number;
  /** Of the common edge; null where fewer than two blocks are known to stand anywhere. */
  at: number | null;
  members: readonly Member[];
  lost: readonly SeenBlock[];
}

/** Blocks share an edge. */
export const align: LayoutRule = {
  id: 'align',
  title: 'Texts that are to share an edge do.',
  score:
    'Share of the texts that stand on the edges asked for, within the tolerance; the edge is where most of its texts are.',
  judge,
};

function judge(given: LayoutInput): RuleJudgement {
  const tidy = withLostGlyphs(tidied(given));
  const asked = tidy.asked.layout?.align ?? [];
  if (asked.length === 0) return notApplicable('No texts are asked to share an edge.');
  const shared = (input: LayoutInput, settled: ReadonlySet<string>) =>
    asked.map(({ blocks, edge, tolerance = TOLERANCE }) =>
      sharedEdge(input, blocksOf(input, blocks), edge, tolerance * shorterSide(input), settled),
    );
  const { blocks, settled } = settleTwins(tidy.blocks, (tried) =>
    shared({ ...tidy, blocks: tried }, new Set()).reduce((sum, one) => sum + notKept(one), 0),
  );
  const input = { ...tidy, blocks };
  const edges = shared(input, settled);
  const members = edges.flatMap((one) => one.members);
  const verdict = verdictOf([
    ...members.map((member) => member.verdict),
    ...edges.flatMap(({ lost }) => lost.map(() => 'unknown' as const)),
  ]);
  const decided = members.filter((member) => member.verdict !== 'unknown');
  return {
    verdict,
    score:
      verdict === 'unknown'
        ? null
        : decided.filter((member) => member.verdict === 'pass').length / decided.length,
    measured: {
      edges: edges.map((one) => ({
        edge: one.edge,
        atPx: one.at === null ? null : tenth(one.at),
        offPx: Object.fromEntries(one.members.map(({ block, off }) => [block.id, tenth(off)])),
        notPlaced: one.lost.map(({ id }) => id),
      })),
    },
    expected: {
      edges: edges.map(({ edge, tolerance, members: own, lost }) => ({
        edge,
        blocks: [...own.map(({ block }) => block.id), ...lost.map(({ id }) => id)],
        tolerancePx: tenth(tolerance),
        toleranceShare: thousandth(tolerance / shorterSide(input)),
      })),
    },
    message: messageOf(edges, verdict, input),
    boxes: [...new Set(members.map(({ block }) => block.box))],
    marks: edges.flatMap(marksOf),
  };
}

function sharedEdge(
  input: LayoutInput,
  blocks: readonly SeenBlock[],
  edge: Edge,
  tolerance: number,
  settled: ReadonlySet<string>,
): Shared {
  const known = blocks.flatMap((block) => {
    const told = isWhole(block) && isSurely(block, settled.has(block.id) ? { blocks: [] } : input);
    const standings = told && isPlaced(block) ? [block] : standingsOf(block, input);
    const places = standings.map((one) => ({ block: one, spans: edgesOf(one, edge) }));
    return places.length === 0 ? [] : [{ block, told, places }];
  });
  if (known.length < 2) {
    return { edge, tolerance, at: null, members: [], lost: blocks };
  }
  const at = commonEdge(
    known.map(({ told, places }) => ({ told, places: places.map(({ spans }) => spans) })),
    tolerance,
  );
  // Of two that stand apart either may be the one that is off.
  const sure = known.filter(({ told }) => told).length;
  const taken = new Set<string>();
  const members = known.flatMap(({ block, told, places }): Member[] => {
    const free = places.filter((place) => isPlaced(block) || !taken.has(place.block.box.join()));
    const [nearest] = free
      .map((place) => ({ ...place, off: farthest(place.spans, at) }))
      .toSorted((a, b) => Math.abs(a.off) - Math.abs(b.off));
    if (nearest === undefined) return [];
    const slack = Math.max(...nearest.spans.map((span) => span.slack));
    const beyond = Math.abs(nearest.off) - tolerance;
    // What may be the block somewhere is it only where it is as asked.
    if (!isPlaced(block) && beyond > 0) return [];
    taken.add(nearest.block.box.join());
    const accused = told && sure > 1 && beyond > slack;
    const verdict = beyond <= 0 ? 'pass' : accused ? 'fail' : ('unknown' as const);
    return [{ ...nearest, verdict }];
  });
  const lost = blocks.filter(({ id }) => members.every((member) => member.block.id !== id));
  return { edge, tolerance, at, members, lost };
}

/** How many blocks are not on the edge, or not known to be. */
function notKept({ members, lost }: Shared): number {
  return members.filter(({ verdict }) => verdict !== 'pass').length + lost.length;
}

const ACROSS: ReadonlySet<Edge> = new Set(['top', 'bottom', 'middle']);

const EDGES: Readonly<Record<Edge, string>> = {
  left: 'left edge',
  right: 'right edge',
  center: 'vertical center line',
  start: 'edge at which lines begin',
  end: 'edge at which lines end',
  top: 'top edge',
  bottom: 'bottom edge',
  middle: 'horizontal center line',
};

function messageOf(
  edges: readonly Shared[],
  verdict: RuleJudgement['verdict'],
  input: LayoutInput,
): string {
  const all = edges.flatMap((shared) => shared.members.map((member) => ({ shared, member })));
  const bad = all.filter(({ member }) => member.verdict === 'fail');
  const worst = bad.toSorted((a, b) => Math.abs(b.member.off) - Math.abs(a.member.off))[0];
  if (worst !== undefined) {
    const { shared, member } = worst;
    const others = shared.members.filter((one) => one !== member).map(({ block }) => named(block));
    const way = ACROSS.has(shared.edge)
      ? member.off > 0
        ? 'below'
        : 'above'
      : member.off > 0
        ? 'to the right of'
        : 'to the left of';
    const off = Math.abs(member.off);
    const share = percent(off / shorterSide(input));
    const rest = bad.length - 1;
    const more =
      rest === 0 ? '' : `; ${rest === 1 ? 'one more text is' : `${rest} more texts are`} off too`;
    return `${named(member.block)} stands ${px(off)} (${share} of the shorter side) ${way} the ${EDGES[shared.edge]} that it is to share with ${listed(others)}${more}.`;
  }
  if (verdict === 'pass') {
    const tolerance = Math.max(...edges.map((shared) => shared.tolerance));
    const count = new Set(all.map(({ member }) => member.block.id)).size;
    return edges.length === 1
      ? `All ${count} texts stand on one ${EDGES[edges[0]!.edge]}, within ${px(tolerance)}.`
      : `All ${count} texts stand on the ${edges.length} edges that they are to share, within ${px(tolerance)}.`;
  }
  const open = [
    ...edges.flatMap(({ lost }) => lost),
    ...all.filter(({ member }) => member.verdict === 'unknown').map(({ member }) => member.block),
  ];
  return `Where ${listed([...new Set(open)].map(named))} ends on the page is not known well enough to tell.`;
}

function marksOf({ edge, at, members }: Shared): Mark[] {
  if (at === null) return [];
  const across = ACROSS.has(edge);
  const [from, size] = across ? ([0, 2] as const) : ([1, 3] as const);
  const start = Math.min(...members.map(({ block }) => block.box[from]));
  const end = Math.max(...members.map(({ block }) => block.box[from] + block.box[size]));
  const point = (along: number, place: number) =>
    across ? ([along, place] as const) : ([place, along] as const);
  const good = members.every(({ verdict }) => verdict === 'pass');
  return [
    { kind: 'line', tone: good ? 'good' : 'guide', from: point(start, at), to: point(end, at) },
    ...members
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ block, off, verdict }): Mark => {
        const along = block.box[from] + block.box[size] / 2;
        return {
          kind: 'measure',
          tone: verdict === 'fail' ? 'bad' : 'open',
          from: point(along, at),
          to: point(along, at + off),
          label: px(Math.abs(off)),
        };
      }),
  ];
}
