import { graphemes } from '../text/graphemes.ts';
import { unbroken } from '../text/normalize.ts';

/** Graphemes of a text that a message quotes. */
const QUOTED = 40;

/** A block by what it says, for a message: “Sunday bread from the…”. */
export function named({ text }: { text: string }): string {
  const words = unbroken(text);
  const units = graphemes(words);
  if (units.length <= QUOTED) return `“${words}”`;
  return `“${units
    .slice(0, QUOTED - 1)
    .join('')
    .trimEnd()}…”`;
}

/** “a”, “b” and “c”; of a long list its first few and how many more there are. */
export function listed(parts: readonly string[], most = 4): string {
  if (parts.length > most) {
    const shown = parts.slice(0, most - 1);
    return `${shown.join(', ')} and ${parts.length - shown.length} more`;
  }
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Whole pixels; to a tenth below 10. */
export function px(value: number): string {
  return `${Number(value.toFixed(Math.abs(value) < 10 ? 1 : 0))} px`;
}

/** Of a share 0..1: whole per cent; to a tenth below 10%. */
export function percent(share: number): string {
  const value = share * 100;
  return `${Number(value.toFixed(Math.abs(value) < 10 ? 1 : 0))}%`;
}

/** `1 block`, `3 blocks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** For `measured` and `expected`: a tenth of a pixel is as fine as anything is measured. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** For `measured` and `expected`: shares, ratios and scores. */
export function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}
