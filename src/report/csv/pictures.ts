import type { ImageResult, LayoutResult, TextResult } from '../../results/results.ts';
import type { Cell, Columns } from './sheet.ts';

/** New columns go to the end: scripts may count them. */
export const pictureColumns: Columns<ImageResult> = {
  model: ({ model }) => model,
  simulated: ({ simulated }) => (simulated ? 'yes' : 'no'),
  set: ({ set }) => set,
  sample: ({ sample }) => sample,
  category: ({ category }) => category,
  group: ({ group }) => group,
  difficulty: ({ difficulty }) => difficulty,
  // As the tables count them.
  repeat: ({ repeat }) => repeat + 1,
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  textReason: ({ textReason }) => textReason,
  usable: judged((_, { usable }) => (usable === null ? 'unknown' : usable ? 'yes' : 'no')),
  characters: judged(({ characters }) => characters),
  decidedCharacters: judged(({ decidedCharacters }) => decidedCharacters),
  cer: judged(({ cer }) => cer),
  cerLow: judged(({ cerInterval }) => cerInterval?.[0]),
  cerHigh: judged(({ cerInterval }) => cerInterval?.[1]),
  strictCer: judged(({ strict }) => strict.cer),
  floorCer: judged(({ floor }) => floor?.cer),
  wer: judged(({ wer }) => wer),
  substituted: judged(({ substituted }) => substituted),
  missing: judged(({ missing }) => missing),
  inserted: judged(({ inserted }) => inserted),
  extra: judged(({ extra }) => extra),
  duplicated: judged(({ duplicated }) => duplicated),
  order: judged(({ order }) => order),
  critical: judged(({ critical }) => critical.length),
  criticalRight: judged(({ critical }) => critical.filter(({ ok }) => ok === true).length),
  criticalUnknown: judged(({ critical }) => critical.filter(({ ok }) => ok === null).length),
  rulesHeld: judged((_, { layout }) => rulesThat(layout, 'pass').length),
  rulesUnknown: judged((_, { layout }) => rulesThat(layout, 'unknown').length),
  rulesFailed: judged((_, { layout }) => rulesThat(layout, 'fail').join(' ')),
  notRead: judged(({ notRead }) => notRead.join(' ')),
  usd: ({ cost }) => cost.usd,
  usdUpTo: ({ cost }) => cost.upTo,
  costBasis: ({ cost }) => cost.basis,
  priceDate: ({ cost }) => cost.priceDate,
  attemptMs: ({ latency }) => latency.attemptMs,
  totalMs: ({ latency }) => latency.totalMs,
  attempts: ({ attempts }) => attempts,
  requestedWidth: ({ requested }) => requested.width,
  requestedHeight: ({ requested }) => requested.height,
  width: ({ width }) => width,
  height: ({ height }) => height,
  modelAnswered: ({ modelAnswered }) => modelAnswered,
  requestIds: ({ requestIds }) => requestIds.join(' '),
  file: ({ file }) => file,
  overlay: ({ overlay }) => overlay,
  sha256: ({ sha256 }) => sha256,
  note: ({ note }) => note,
};

/** A cell that is empty where the picture was not judged: none found is not none looked for. */
function judged(cell: (text: TextResult, image: ImageResult) => Cell) {
  return (image: ImageResult): Cell => (image.text === null ? null : cell(image.text, image));
}

function rulesThat(layout: readonly LayoutResult[], verdict: LayoutResult['verdict']): string[] {
  return layout.filter((one) => one.verdict === verdict).map(({ rule }) => rule);
}
