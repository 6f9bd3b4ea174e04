import { leaf, rule } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#F7F2E7';

const green = '#1F3D2E';
const clay = '#A4502B';

/** Flawless: two columns whose rows must not be read across. */
export function draw(sheet: Sheet): void {
  const { context, width } = sheet;
  const middle = width / 2;
  sheet.block('brand', {
    x: middle,
    y: 158,
    size: 92,
    weight: 900,
    colour: green,
    align: 'center',
  });
  sheet.block('tagline', { x: middle, y: 220, size: 31, colour: clay, align: 'center' });
  rule(context, 64, 262, width - 128, 3, green);
  column(sheet, 'head-plates', 'plate', 1, 64, 482);
  column(sheet, 'head-drinks', 'drink', 6, 542, 960);
  rule(context, middle - 1, 310, 2, 520, '#CFC6B0');
  fern(sheet);
  const note = { x: middle, y: 1216, size: 25, colour: green, align: 'center' } as const;
  sheet.block('note', note);
}

function column(
  sheet: Sheet,
  head: string,
  name: string,
  firstPrice: number,
  left: number,
  right: number,
): void {
  sheet.block(head, { x: left, y: 356, size: 44, weight: 700, colour: clay });
  for (let row = 0; row < 5; row++) {
    const y = 446 + row * 92;
    sheet.block(`${name}-${row + 1}`, { x: left, y, size: 27, weight: 600, colour: green });
    const price = { x: right, y, size: 29, weight: 600, colour: clay, align: 'right' } as const;
    sheet.block(`price-${firstPrice + row}`, price);
    if (row < 4) rule(sheet.context, left, y + 32, right - left, 1, '#DDD4C0');
  }
}

/** A sprig that thins out towards its tip on the right. */
function fern({ context, width }: Sheet): void {
  const left = width / 2 - 340;
  rule(context, left - 30, 1010, 690, 5, '#4E7A5C');
  for (let step = 0; step <= 20; step++) {
    const x = left + 24 + step * 31;
    const length = 118 - step * 4;
    leaf(context, x, 1013, length, 0.62, step % 2 === 0 ? '#4E7A5C' : '#6C9877');
    leaf(context, x, 1013, length, Math.PI - 0.62, step % 2 === 0 ? '#6C9877' : '#4E7A5C');
  }
  leaf(context, left + 655, 1013, 60, Math.PI / 2, '#4E7A5C');
}
