import type { Box } from '../../geometry.ts';
import { regionBox } from '../../text/match/place.ts';
import type { LogoPlace } from '../evidence.ts';
import type { Mark } from '../rule.ts';
import type { LayoutInput } from '../seen.ts';
import { percent, px } from '../words.ts';
import type { Intruder } from './clear-space.ts';
import type { Finding } from './finding.ts';
import { inkWidth } from './sides.ts';

export function marksOf(
  input: LayoutInput,
  place: LogoPlace,
  again: readonly LogoPlace[],
  intruders: readonly Intruder[],
  clear: number,
  findings: readonly Finding[],
): Mark[] {
  const failed = (...names: Finding['what'][]) =>
    findings.some(({ what, outcome }) => names.includes(what) && outcome === 'fail');
  const unsure = findings.some(({ outcome }) => outcome === 'unknown');
  const drawn = failed('likeness', 'proportions', 'level', 'wordmark', 'region', 'width');
  const [x, y, w, h] = place.box;
  const marks: Mark[] = [
    {
      kind: 'outline',
      tone: drawn ? 'bad' : unsure ? 'open' : 'good',
      points: [...place.quad],
      label: `logo ${percent(place.shape)}`,
    },
  ];
  for (const one of again) {
    marks.push({ kind: 'outline', tone: 'bad', points: [...one.quad], label: 'logo again' });
  }
  if (failed('region')) marks.push(...homeMark(input));
  if (clear > 0) {
    const box: Box = [x - clear, y - clear, w + 2 * clear, h + 2 * clear];
    marks.push({ kind: 'box', tone: 'guide', box, label: `clear ${px(clear)}` });
  }
  for (const { box } of intruders) marks.push({ kind: 'box', tone: 'bad', box });
  if (input.asked.logo?.width !== undefined) {
    const [, , right, left] = place.quad;
    marks.push({
      kind: 'measure',
      tone: failed('width') ? 'bad' : 'good',
      from: left,
      to: right,
      label: `${px(inkWidth(place))} (${percent(inkWidth(place) / input.width)})`,
    });
  }
  return marks;
}

/** Where it was asked for. */
export function homeMark({ asked, width, height }: LayoutInput): Mark[] {
  const region = asked.logo?.region;
  const box = region === undefined ? null : regionBox(region, width, height);
  return box === null ? [] : [{ kind: 'box', tone: 'guide', box, label: 'logo' }];
}
