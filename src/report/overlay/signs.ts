import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Sign } from './marks.ts';

/** A small sign in a square of `size`, drawn as strokes: no font has all of these everywhere. */
export function drawSign(
  context: SKRSContext2D,
  sign: Sign,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const at = (fx: number, fy: number): [number, number] => [x + fx * size, y + fy * size];
  const path = (...points: [number, number][]): void => {
    points.forEach(([fx, fy], index) => {
      if (index === 0) context.moveTo(...at(fx, fy));
      else context.lineTo(...at(fx, fy));
    });
  };
  context.save();
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = Math.max(1.5, size * 0.16);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.beginPath();
  switch (sign) {
    case 'tick':
      path([0.12, 0.55], [0.4, 0.82], [0.9, 0.2]);
      break;
    case 'cross':
      path([0.18, 0.18], [0.82, 0.82]);
      path([0.82, 0.18], [0.18, 0.82]);
      break;
    case 'bang':
      path([0.5, 0.1], [0.5, 0.6]);
      path([0.5, 0.88], [0.5, 0.89]);
      break;
    case 'plus':
      path([0.5, 0.12], [0.5, 0.88]);
      path([0.12, 0.5], [0.88, 0.5]);
      break;
    case 'gap':
      path([0.3, 0.12], [0.12, 0.12], [0.12, 0.88], [0.3, 0.88]);
      path([0.7, 0.12], [0.88, 0.12], [0.88, 0.88], [0.7, 0.88]);
      break;
    case 'twice':
      path([0.12, 0.34], [0.88, 0.34]);
      path([0.12, 0.68], [0.88, 0.68]);
      break;
    case 'wave':
      context.moveTo(...at(0.08, 0.58));
      context.bezierCurveTo(...at(0.3, 0.1), ...at(0.65, 1.0), ...at(0.92, 0.42));
      break;
    case 'question':
      context.arc(...at(0.5, 0.33), size * 0.23, Math.PI, Math.PI * 2.6);
      context.lineTo(...at(0.5, 0.64));
      context.moveTo(...at(0.5, 0.88));
      context.lineTo(...at(0.5, 0.89));
      break;
  }
  context.stroke();
  context.restore();
}
