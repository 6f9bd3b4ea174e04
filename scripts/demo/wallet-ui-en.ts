import { disc, panel, rule } from './shapes.ts';
import type { Sheet } from './sheet.ts';

export const paper = '#EEF0F5';

const ink = '#1B1D2A';
const violet = '#5B3FD6';

/** Two faults: the section title stands there twice, and a hint was invented. */
export function draw(sheet: Sheet): void {
  const { context, width } = sheet;
  sheet.block('greeting', { x: 64, y: 112, size: 50, weight: 700, colour: ink });
  disc(context, width - 96, 94, 36, '#F2B544');
  panel(context, [64, 156, width - 128, 236], 32, violet);
  sheet.block('label-balance', { x: 112, y: 236, size: 32, colour: '#E4DDFF' });
  sheet.block('balance', { x: 112, y: 340, size: 84, weight: 700, colour: '#FFFFFF' });
  panel(context, [64, 424, 432, 96], 24, ink);
  panel(context, [528, 424, 432, 96], 24, '#FFFFFF');
  const button = { y: 483, size: 33, weight: 600, align: 'center' } as const;
  sheet.block('send', { ...button, x: 280, colour: '#FFFFFF' });
  sheet.block('request', { ...button, x: 744, colour: ink });
  const head = { x: 64, size: 36, weight: 700, colour: ink };
  sheet.block('head', { ...head, y: 596 });
  sheet.again('head', { ...head, y: 652 });
  panel(context, [64, 688, width - 128, 460], 32, '#FFFFFF');
  for (const [index, colour] of ['#2E9E83', violet, '#3A86C8', '#D9644A'].entries()) {
    const y = 758 + index * 112;
    disc(context, 128, y - 12, 26, colour);
    sheet.block(`row-${index + 1}`, { x: 184, y, size: 32, colour: ink });
    const amount = { x: width - 112, y, size: 32, weight: 600, colour: ink } as const;
    sheet.block(`amount-${index + 1}`, { ...amount, align: 'right' });
    if (index < 3) rule(context, 184, y + 42, width - 296, 2, '#EEF0F5');
  }
  const hint = { x: width / 2, y: 1216, size: 29, colour: violet, align: 'center' } as const;
  sheet.extra('Swipe up to unlock more cards', hint);
}
