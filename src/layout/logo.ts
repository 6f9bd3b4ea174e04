import type { LogoPlace } from './evidence.ts';
import { absent, open } from './logo/absent.ts';
import { intrudersOf } from './logo/clear-space.ts';
import { likenessFinding, wordmarkFinding } from './logo/drawing.ts';
import { expectedOf, placeFacts } from './logo/facts.ts';
import type { Finding } from './logo/finding.ts';
import { marksOf } from './logo/marks.ts';
import { seenLogo } from './logo/places.ts';
import {
  clearFinding,
  levelFinding,
  onceFinding,
  proportionsFinding,
  regionFinding,
  widthFinding,
} from './logo/setting.ts';
import { inkWidth, uprightHeight } from './logo/sides.ts';
import { spellingOf } from './logo/wordmark.ts';
import { type LayoutRule, notApplicable, type RuleJudgement, verdictOf } from './rule.ts';
import type { LayoutInput } from './seen.ts';
import { percent, px, tenth, thousandth } from './words.ts';

/** Logo: there once, as in its file, where and as wide as asked for, with nothing close to it. */
export const logo: LayoutRule = {
  id: 'logo',
  title:
    'The logo is there once, drawn as in its file, in its place, as wide as asked for and clear of other things.',
  score:
    '0 where the logo is missing or another; else the share that holds of what is asked of it: once, place, width, proportions, level, clear space, likeness, wordmark.',
  judge,
};

function judge(input: LayoutInput): RuleJudgement {
  if (input.asked.logo === undefined) return notApplicable('The sample asks for no logo.');
  const { logo: evidence } = input.evidence;
  if (evidence === null) {
    return open(input, 'The logo was not looked for in this picture.');
  }
  const seen = seenLogo(input, evidence.found);
  if (seen.place === null || seen.state === 'absent') return absent(input, evidence);
  const { place } = seen;
  const clear = (input.asked.logo.clear ?? 0) * uprightHeight(place);
  const intruders = intrudersOf(input, place.box, clear);
  const spelling =
    input.asked.logo.text === undefined
      ? null
      : spellingOf(input.asked.logo.text, input.lines, place.box);
  const all = [
    onceFinding(seen.again),
    regionFinding(input, place),
    widthFinding(input, place, evidence),
    proportionsFinding(place),
    levelFinding(place),
    clearFinding(input, intruders, clear),
    likenessFinding(input, place, seen.state),
    wordmarkFinding(input, place, spelling),
  ].filter((finding) => finding !== null);
  // Of what is another logo, where and how wide it stands is nobody's concern.
  const findings = seen.state === 'whole' ? all : all.filter(({ what }) => what === 'likeness');
  const verdict = verdictOf(findings.map(({ outcome }) => outcome));
  const decided = findings.filter(({ outcome }) => outcome !== 'unknown');
  const held = decided.filter(({ outcome }) => outcome === 'pass').length;
  const altered = findings.some(({ what, outcome }) => what === 'likeness' && outcome === 'fail');
  return {
    verdict,
    score: verdict === 'unknown' ? null : altered ? 0 : thousandth(held / decided.length),
    measured: {
      failed: findings.filter(({ outcome }) => outcome === 'fail').map(({ what }) => what),
      open: findings.filter(({ outcome }) => outcome === 'unknown').map(({ what }) => what),
      ...placeFacts(input, place),
      times: 1 + seen.again.length,
      nearestPx: intruders.length === 0 ? null : tenth(intruders[0]!.gap),
      read: spelling === null ? null : spelling.read,
    },
    expected: expectedOf(input, clear),
    message: messageOf(findings, input, place),
    boxes: [place.box, ...seen.again.map(({ box }) => box), ...intruders.map(({ box }) => box)],
    marks: marksOf(input, place, seen.again, intruders, clear, findings),
  };
}

function messageOf(findings: readonly Finding[], { width }: LayoutInput, place: LogoPlace): string {
  const bad = findings.filter(({ outcome }) => outcome === 'fail');
  if (bad.length > 0) return `The logo ${bad.map(({ says }) => says).join('; it ')}.`;
  const openOnes = findings.filter(({ outcome }) => outcome === 'unknown');
  if (openOnes.length > 0) {
    return `The logo can't be judged: it ${openOnes.map(({ says }) => says).join('; it ')}, but something may hide a part of it.`;
  }
  const wide = `${px(inkWidth(place))} (${percent(inkWidth(place) / width)} of the picture) wide`;
  return `The logo is there once, as in its file, ${wide}.`;
}
