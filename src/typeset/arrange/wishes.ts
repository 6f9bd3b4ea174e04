import type { Groups } from './groups.ts';
import { cellOf, isFigure } from './pieces.ts';
import type { PageRoom } from './place.ts';
import type { Relation } from './relations.ts';
import { plus, type Sheet, wish } from './sheet.ts';

/** What looks good where no rule says otherwise: margins shared, pages filled, rows spread. */
export function wishFor(
  sheet: Sheet,
  groups: Groups,
  relations: readonly Relation[],
  page: PageRoom,
): void {
  const { width, height, edge, gap } = page;
  const above = relations.filter(({ way }) => way === 'above');
  const [below, over] = [new Set(above.map(({ b }) => b)), new Set(above.map(({ a }) => a))];
  const heads = [...sheet.at.keys()].filter((id) => !below.has(id)).length;
  const feet = [...sheet.at.keys()].filter((id) => !over.has(id)).length;
  levelCaptions(sheet, groups);
  for (const [id, { x, y, sized }] of sheet.at) {
    const foot = plus(y, sized.height);
    const bottom = height - edge + sized.clear;
    const cell = groups.cell(id);
    if (sized.piece.region === 'middle-center') {
      wish(sheet.down, plus(y, sized.height / 2), '==', height / 2, 4);
    }
    // A page hangs from its top; only what belongs to its bottom is drawn there.
    if (!below.has(id)) wish(sheet.down, y, '==', edge - sized.clear, 3 / heads);
    const atBottom = cellOf(sized.piece.region)?.band === 'bottom';
    if (!over.has(id)) wish(sheet.down, foot, '==', bottom, atBottom ? 30 : 2 / feet);
    const member = groups.rowMember(id);
    // What stands under a member of a row goes where that one goes.
    if (member !== null && member !== id) continue;
    const row = groups.row(id);
    const members = row === null ? [] : groups.members(row);
    const half =
      members.length > 0 && cell !== null && cell.column !== 'center' && sameSide(members, groups);
    const from = half && cell.column === 'right' ? width / 2 + gap : edge;
    const to = half && cell.column === 'left' ? width / 2 - gap : width - edge;
    if (isSharedEvenly(members, sheet)) {
      const order = sized.piece.rightToLeft ? members.toReversed() : members;
      const share = (order.indexOf(id) + 0.5) / members.length;
      wish(sheet.across, plus(x, sized.width / 2), '==', from + share * (to - from), 6);
    } else if (sized.align === 'center') {
      wish(sheet.across, plus(x, sized.width / 2), '==', (from + to) / 2, 6);
    } else if (sized.align === 'left') {
      wish(sheet.across, x, '==', from - sized.clear, 6);
    } else {
      wish(sheet.across, plus(x, sized.width), '==', to + sized.clear, 6);
    }
  }
}

function sameSide(members: readonly string[], groups: Groups): boolean {
  return new Set(members.map((id) => groups.cell(id)?.column ?? null)).size === 1;
}

/** Cards in a row have a share of it each; a label and its figure stand at its two ends. */
function isSharedEvenly(members: readonly string[], sheet: Sheet): boolean {
  if (members.length < 2) return false;
  const figures = members.filter((id) => isFigure(sheet.at.get(id)!.sized.piece)).length;
  return figures === 0 || figures === members.length;
}

/** More than all that draws a caption to what is above it. */
const LEVEL = 150;

/** What stands under the members of a row stands on one line too, caption beside caption. */
function levelCaptions(sheet: Sheet, groups: Groups): void {
  const under = Map.groupBy(sheet.at.keys(), (id) => groups.rowMember(id));
  const rows = Map.groupBy(under.keys(), (id) => (id === null ? null : groups.row(id)));
  for (const [row, members] of rows) {
    if (row === null) continue;
    const [first, ...others] = members.map((id) => under.get(id)!);
    for (const captions of others) {
      captions.slice(1).forEach((id, k) => {
        const level = first![k + 1];
        if (level !== undefined)
          wish(sheet.down, sheet.at.get(id)!.y, '==', sheet.at.get(level)!.y, LEVEL);
      });
    }
  }
}
