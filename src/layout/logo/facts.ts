import type { LogoPlace } from '../evidence.ts';
import type { RuleJudgement } from '../rule.ts';
import type { LayoutInput } from '../seen.ts';
import { tenth, thousandth } from '../words.ts';
import { COLOUR, LEVEL, PROPORTION } from './finding.ts';
import { inkWidth, uprightHeight } from './sides.ts';

export function expectedOf(
  { asked, width }: LayoutInput,
  clear: number | null,
): RuleJudgement['expected'] {
  const { region, width: widths, text } = asked.logo ?? {};
  return {
    times: 1,
    region: region === undefined ? null : typeof region === 'string' ? region : [...region],
    widthPx: widths === undefined ? null : widths.map((share) => tenth(share * width)),
    clearPx: clear === null ? null : tenth(clear),
    angleDegrees: LEVEL,
    stretchRatio: [thousandth(1 / (1 + PROPORTION)), 1 + PROPORTION],
    deltaE00: COLOUR,
    text: text ?? null,
  };
}

export function placeFacts({ width }: LayoutInput, place: LogoPlace): RuleJudgement['measured'] {
  return {
    widthPx: tenth(inkWidth(place)),
    widthShare: thousandth(inkWidth(place) / width),
    heightPx: tenth(uprightHeight(place)),
    angleDegrees: tenth(place.angle),
    stretchRatio: thousandth(place.stretch),
    shapeShare: thousandth(place.shape),
    weakestShare: thousandth(place.weakest),
    visibleShare: thousandth(place.visible),
    deltaE00: place.colour === null ? null : tenth(place.colour),
  };
}
