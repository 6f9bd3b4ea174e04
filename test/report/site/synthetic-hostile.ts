import type { Sample } from '../../../src/dataset/schema.ts';
import type { ImageResult } from '../../../src/results/results.ts';

/** Each would break out of a page, or break its lines, in a way of its own. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  '"><svg onload=alert(3)>',
  'javascript:alert(4)',
  "' onmouseover='alert(5)' x='",
  '<!--<script>&lt;b&gt; &amp; ]]> {{alert(6)}} `{{x}}`',
  'photo\u202egnp.exe\u202c \u2066שלום\u2069 عالم 12',
  '👩🏽‍🍳 Family 👨‍👩‍👧‍👦 day 🏳️‍🌈 🇯🇵',
  `Za${'\u0300\u0323\u0327\u0489\u0338'.repeat(10)}lgo`,
  'one\u2028two\u2029three',
  'bell\u0007 esc\u001b[31m del\u007f nel\u0085 back\u0008',
  '__proto__ constructor',
  'Endless'.repeat(1429).slice(0, 10_000),
];

/** Results hold any id; a page that makes files, anchors or keys of them must not trust them. */
const HOSTILE_IDS: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  'a/b.c/../d',
  '../../escape',
  '__proto__',
  'constructor',
  'what?#50%25&x="1"',
  'two words\u202e',
];

/** As many characters as profiles: those behind take the place of `alpha/low` and `beta`. */
export const HOSTILE_MODELS = ['alpha/high', '"><svg onload=alert(3)>', '<b>evil</b>', 'sim'];

/** What strangers may write stands in every place that a page shows it in. */
export function hostileSample(sample: Sample, k: number): Sample {
  const text = HOSTILE_TEXTS[k];
  if (text === undefined) return sample;
  const texts = new Map([
    ['title', text],
    ['lead', HOSTILE_TEXTS[k - 1]],
  ]);
  return {
    ...sample,
    id: HOSTILE_IDS[k] ?? sample.id,
    group: k % 2 === 0 ? text : '__proto__',
    copy: sample.copy.map((block) => ({ ...block, text: texts.get(block.id) ?? block.text })),
  };
}

/** What providers and rules record is as little to be trusted as copy. */
export function withHostileFacts(image: ImageResult, n: number): ImageResult {
  const text = HOSTILE_TEXTS[n % HOSTILE_TEXTS.length]!;
  const free = JSON.parse(
    JSON.stringify({ constructor: text, toString: text, PROTO: { polluted: text } }).replace(
      'PROTO',
      '__proto__',
    ),
  ) as NonNullable<ImageResult['usage']>;
  return {
    ...image,
    reason: image.reason === null ? null : text,
    note: image.outcome === 'image' ? text : null,
    requested: { ...image.requested, params: { ...free }, sent: free },
    usage: free,
    modelAnswered: text,
    requestIds: [text],
    headers: { 'x-request-id': text },
    ...(image.tries === undefined
      ? {}
      : { tries: image.tries.map((one) => ({ ...one, reason: text })) }),
    ...(image.textReason == null ? {} : { textReason: text }),
    text: image.text && {
      ...image.text,
      extras: image.text.extras.map((one) => ({ ...one, text })),
    },
    layout: image.layout.map((rule, i) =>
      i === n % image.layout.length ? withHostileRule(rule, text, free) : rule,
    ),
  };
}

function withHostileRule(
  rule: ImageResult['layout'][number],
  text: string,
  free: ImageResult['layout'][number]['measured'],
): ImageResult['layout'][number] {
  const marks = (rule.marks ?? []).map((mark) => ({ ...mark, label: text }));
  return { ...rule, measured: free, message: text, marks };
}
