import { type Box, boxOf, type Quad } from '../../geometry.ts';
import type { LineInk } from '../../layout/evidence.ts';
import type { Sight } from '../look.ts';
import { claimed, type Edges, withoutSpecks } from './claim.ts';
import type { Component } from './components.ts';
import { coreColour } from './core.ts';
import { boxPlaced, type Course, type Frame, framed, frameOf } from './frame.ts';
import { glyphsOf } from './glyphs.ts';
import { maskOf, placeOf } from './place.ts';
import { softened } from './soft-edges.ts';
import { type Strength, strengthsOf } from './strength.ts';
import { strokeWidth } from './stroke.ts';
import { surroundingsOf } from './surroundings.ts';

/** How far around a letter its ground is looked at, in heights of the line. */
const AROUND = 0.2;

/** Ink that fills less of its quadrilateral's height than this was rather taken from between letters. */
const FILLS = 0.45;

/** Ink, and where it lies in the frame that it was seen in. */
export interface Seen {
  frame: Frame;
  /** Boxes in the frame. */
  glyphs: readonly Box[];
  ink: LineInk;
}

/** The ink of a line within a quadrilateral; null where none can be told from its ground. */
export function seenIn(
  sight: Sight,
  quad: Quad,
  course: Course,
  others: readonly Quad[],
): Seen | null {
  const [, , w, h] = boxOf(quad);
  if (Math.min(w, h) < 3) return null;
  const frame = frameOf(sight, quad, course);
  const edges = edgesIn(frame, others);
  let best: Own | null = null;
  for (const strength of strengthsOf(frame)) {
    const own = ownInk(frame, strength, edges);
    if (own !== null && (best === null || own.fills > best.fills + 0.1)) best = own;
    if (best !== null && best.fills >= FILLS) break;
  }
  return best === null ? null : measured(frame, best, course);
}

/** What of a frame's ink is the line's. */
interface Own {
  strength: Strength;
  labels: Int32Array;
  components: readonly Component[];
  mask: Uint8Array;
  stroke: number;
  /** Share of the quadrilateral's height, across the line, that it takes up. */
  fills: number;
}

function ownInk(
  { width, height, inner }: Frame,
  strength: Strength,
  others: readonly Edges[],
): Own | null {
  const { labels, components } = claimed(strength, width, height, inner, others);
  let mask = maskOf(labels, components);
  const stroke = strokeWidth(mask, strength.values, width, height);
  const kept = withoutSpecks(components, stroke);
  if (kept.length === 0) return null;
  if (kept.length < components.length) mask = maskOf(labels, kept);
  const top = Math.min(...kept.map((one) => one.top));
  const bottom = Math.max(...kept.map((one) => one.bottom));
  const fills = (bottom - top) / (inner[3] - inner[1]);
  return { strength, labels, components: kept, mask, stroke, fills };
}

function measured(frame: Frame, own: Own, course: Course): Seen | null {
  const { width, height, inner, scale, data } = frame;
  const { strength, labels, components, mask } = own;
  const foreground = coreColour(data, mask, strength.values, width, [0, 0, width, height]);
  if (foreground === null) return null;
  const size = Math.min(inner[3] - inner[1], inner[2] - inner[0]);
  const reach = Math.max(3, Math.round(size * AROUND));
  const around = surroundingsOf(data, mask, strength.mask, width, height, {
    foreground,
    // A soft edge of one pixel in small print, of two in large.
    soft: reach > 5 ? 2 : 1,
    reach,
  });
  if (around === null) return null;
  const glyphs = glyphsOf(components.map((one) => softened(one, labels, strength.values, width)));
  const ink = {
    ...placeOf(frame, labels, components, course),
    glyphs: glyphs.map((glyph) => boxPlaced(frame, glyph)),
    foreground,
    ...around,
    stroke: own.stroke * scale,
  };
  return { frame, glyphs, ink };
}

/** Where other lines lie in a frame; those out of sight are left out. */
function edgesIn(frame: Frame, quads: readonly Quad[]): Edges[] {
  return quads.flatMap((quad): Edges[] => {
    const [x, y, w, h] = boxOf(quad.map((point) => framed(frame, point)));
    if (x >= frame.width || y >= frame.height || x + w <= 0 || y + h <= 0) return [];
    return [[x, y, x + w, y + h]];
  });
}
