import { disc, ridge, wash } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#EAF1E4';

const ink = '#17403A';

/** Flawless: Chinese and English in one poster. */
export function draw(sheet: Sheet): void {
  const { context, width, height } = sheet;
  wash(context, [0, 0, width, height], '#F4F7EC', '#D5E6D3');
  disc(context, 806, 640, 84, '#F0C987');
  ridge(context, sheet, [800, 700, 790, 690, 770, 720], '#A9CDB8');
  ridge(context, sheet, [850, 890, 790, 880, 800, 850], '#6FA894');
  ridge(context, sheet, [960, 900, 960, 910, 980, 930], '#1F5A50');
  const middle = { x: width / 2, align: 'center' } as const;
  sheet.block('title', { ...middle, y: 210, size: 150, weight: 700, colour: ink });
  sheet.block('title-en', { ...middle, y: 296, size: 50, weight: 600, colour: '#3C7A69' });
  sheet.block('product', { ...middle, y: 420, size: 46, weight: 700, colour: ink });
  sheet.block('offer', { ...middle, y: 494, size: 38, colour: ink });
  sheet.block('date', { ...middle, y: 1050, size: 42, weight: 700, colour: '#FFFFFF' });
  sheet.block('price', { ...middle, y: 1122, size: 42, weight: 700, colour: '#F6D9A2' });
  sheet.block('maker', { ...middle, y: 1216, size: 36, weight: 700, colour: '#FFFFFF' });
}
