import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Box, intersectionArea } from '../../../../src/geometry.ts';
import type { Mark } from '../../../../src/layout/rule.ts';
import { registerFonts } from '../../../../src/report/fonts.ts';
import { drawRules } from '../../../../src/report/overlay/layout/rules.ts';
import { sortRules } from '../../../../src/report/overlay/layout/sorted.ts';
import type { LayoutVerdict } from '../../../../src/report/overlay.ts';
import { scattered, verdictOf } from './input.ts';

const size = { width: 1024, height: 1536 };

function labelsOf(layout: LayoutVerdict[], texts: Box[] = []): readonly Box[] {
  const context = createCanvas(size.width, size.height).getContext('2d');
  return drawRules(context, sortRules(layout).judged, texts, size, 1, 1);
}

beforeAll(registerFonts);

describe('drawRules', () => {
  it.each([40, 400, 1500])('keeps the labels of %d marks apart and in sight', (count) => {
    const marks = scattered(count, size.width, size.height);
    const labels = labelsOf([
      verdictOf({ marks }),
      verdictOf({ verdict: 'unknown', marks }),
      verdictOf({ verdict: 'pass', marks }),
    ]);
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.length).toBeLessThanOrEqual(200);
    labels.forEach((label, index) => {
      for (const other of labels.slice(index + 1)) expect(intersectionArea(label, other)).toBe(0);
      expect(label[0]).toBeGreaterThanOrEqual(0);
      expect(label[0] + label[2]).toBeLessThanOrEqual(size.width);
      expect(label[1] + label[3]).toBeLessThanOrEqual(size.height);
    });
  });

  it('places labels of what passes last, and fewer of them', () => {
    const marks = Array.from(
      { length: 300 },
      (_, i): Mark => ({
        kind: 'box',
        tone: 'good',
        box: [(i % 15) * 68, Math.floor(i / 15) * 75 + 30, 40, 20],
        label: '4.5:1',
      }),
    );
    expect(labelsOf([verdictOf({ verdict: 'pass', marks })])).toHaveLength(40);
    expect(labelsOf([verdictOf({ marks })])).toHaveLength(160);
  });

  it('gives every mark of a rule that fails a label, those of one that passes only their words', () => {
    const bare: Mark[] = (['bad', 'guide', 'open', 'good'] as const).map((tone, index) => ({
      kind: 'box',
      tone,
      box: [100, 200 + index * 200, 300, 60],
    }));
    expect(labelsOf([verdictOf({ marks: bare })])).toHaveLength(4);
    expect(labelsOf([verdictOf({ verdict: 'unknown', marks: bare })])).toHaveLength(4);
    expect(labelsOf([verdictOf({ verdict: 'pass', marks: bare })])).toHaveLength(0);
  });

  it('keeps labels off the texts where there is room elsewhere', () => {
    const text: Box = [100, 240, 800, 60];
    const marks: Mark[] = [
      { kind: 'box', tone: 'bad', box: [100, 300, 800, 60], label: 'too near' },
    ];
    const [label] = labelsOf([verdictOf({ marks })], [text]);
    expect(label).toBeDefined();
    expect(intersectionArea(label ?? [0, 0, 0, 0], text)).toBe(0);
    expect(intersectionArea(label ?? [0, 0, 0, 0], [100, 300, 800, 60])).toBe(0);
  });

  it('draws the stroke of a box that many rules looked at once', () => {
    const marksOf = (label: string): Mark[] => [
      { kind: 'box', tone: 'good', box: [100, 300, 200, 60], label },
    ];
    const inkOf = (layout: LayoutVerdict[]): Uint8ClampedArray => {
      const context = createCanvas(size.width, size.height).getContext('2d');
      drawRules(context, sortRules(layout).judged, [], size, 1, 1);
      return context.getImageData(94, 320, 12, 20).data;
    };
    const pass = (rule: string) => verdictOf({ rule, verdict: 'pass', marks: marksOf(rule) });
    expect(inkOf([pass('a'), pass('b'), pass('c')])).toEqual(inkOf([pass('a')]));
  });
});
