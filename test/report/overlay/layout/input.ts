import type { Mark } from '../../../../src/layout/rule.ts';
import type { LayoutVerdict } from '../../../../src/report/overlay.ts';

export function verdictOf(part: Partial<LayoutVerdict> = {}): LayoutVerdict {
  return { rule: 'margin', verdict: 'fail', message: 'It is too near.', marks: [], ...part };
}

/** Marks of every kind and tone, some of them outside of the picture. */
export function scattered(count: number, width: number, height: number): Mark[] {
  return Array.from({ length: count }, (_, index): Mark => {
    const x = ((index * 137) % (width * 1.2)) - width * 0.1;
    const y = ((index * 71) % (height * 1.2)) - height * 0.1;
    const [w, h] = [20 + ((index * 13) % 180), 10 + ((index * 7) % 60)];
    const tone = (['bad', 'good', 'guide', 'open'] as const)[index % 4] ?? 'bad';
    const label = `${w} px`;
    switch (index % 5) {
      case 0:
        return { kind: 'box', tone, box: [x, y, w, h], label };
      case 1:
        return { kind: 'measure', tone, from: [x, y], to: [x + w, y], label };
      case 2:
        return { kind: 'line', tone, from: [x, y], to: [x, y + h], arrow: true };
      case 3:
        return { kind: 'swatch', tone, box: [x, y, w, h], colour: '#ab1234', label };
      default:
        return {
          kind: 'outline',
          tone,
          points: [
            [x, y],
            [x + w, y],
            [x, y + h],
          ],
          label,
        };
    }
  });
}
