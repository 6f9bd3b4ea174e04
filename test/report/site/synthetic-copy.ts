import type { Sample, SampleBlock } from '../../../src/dataset/schema.ts';
import { seedOf } from '../../../src/models/drawn.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { hostileSample } from './synthetic-hostile.ts';

export interface SyntheticSample {
  set: string;
  sample: Sample;
}

export const SETS = ['menus', 'posters-and-more'] as const;
export const WIDTH = 512;
export const HEIGHT = 768;

interface Words {
  lang: string;
  headline: readonly string[];
  subhead: readonly string[];
  body: readonly string[];
  hours: string;
  price: (amount: number) => string;
}

const SUBJECTS = ['harbour-coffee', 'night-market', 'morning-bread', 'book-fair', 'river-picnic'];

/** The same subjects in every language, so that bilingual copy says one thing twice. */
const WORDS: readonly Words[] = [
  {
    lang: 'en',
    headline: ['Harbour Coffee', 'Night Market', 'Morning Bread', 'Book Fair', 'River Picnic'],
    subhead: [
      'Roasted beside the pier',
      'Lanterns, noodles, music',
      'Out of the oven at seven',
      'Forty small presses',
      'Bring a blanket, stay late',
    ],
    body: [
      'Three new single origin beans, brewed while you watch the ferries.',
      'More than sixty stalls along the canal, open in any weather.',
      'Sourdough, rye and sweet buns baked by the Keller family since 1962.',
      'Readings every hour in the old customs hall; entry is free.',
      'Cold drinks, board games and a brass band under the poplars.',
    ],
    hours: 'Open 7:00 – 18:30',
    price: (amount) => `$${amount}.50`,
  },
  {
    lang: 'zh-Hans',
    headline: ['港口咖啡', '夜市开张', '清晨面包', '独立书展', '河畔野餐'],
    subhead: [
      '码头边现烘现磨',
      '灯笼与美食之夜',
      '早上七点新鲜出炉',
      '四十家小出版社',
      '带上毯子慢慢坐',
    ],
    body: [
      '三款全新单品咖啡豆，一边看渡轮一边等候手冲。',
      '运河沿岸六十多个摊位，风雨无阻照常营业。',
      '酸面包、黑麦面包和甜面包，家族烘焙六十年。',
      '旧海关大厅每小时都有朗读会，免费入场。',
      '白杨树下有冷饮、桌游和铜管乐队。',
    ],
    hours: '营业时间 7:00 – 18:30',
    price: (amount) => `¥${amount * 7}`,
  },
  {
    lang: 'ja',
    headline: ['港のコーヒー', '夜の市場', '朝のパン', '小さな本の市', '川辺のピクニック'],
    subhead: [
      '桟橋のとなりで焙煎',
      '提灯と音楽の夜',
      '七時に焼きあがり',
      '四十の出版社が集合',
      '毛布を持って来てね',
    ],
    body: [
      '新しい豆を三種類、船を眺めながらどうぞ。',
      '運河沿いに六十以上の屋台、雨でも開きます。',
      '天然酵母のパンとライ麦パンを毎朝焼いています。',
      '旧税関ホールで毎時朗読会、入場は無料です。',
      'ポプラの木の下で冷たい飲み物と音楽を。',
    ],
    hours: '営業 7:00 – 18:30',
    price: (amount) => `${amount}80円`,
  },
  {
    lang: 'ar',
    headline: ['قهوة الميناء', 'سوق الليل', 'خبز الصباح', 'معرض الكتاب', 'نزهة على النهر'],
    subhead: [
      'محمصة بجوار الرصيف',
      'فوانيس وموسيقى',
      'من الفرن في السابعة',
      'أربعون دار نشر صغيرة',
      'أحضر بطانية وابق معنا',
    ],
    body: [
      'ثلاثة أنواع جديدة من البن تحضر أمامك وأنت تشاهد العبارات.',
      'أكثر من ستين كشكا على طول القناة مفتوحة في كل طقس.',
      'خبز طازج وكعك حلو تخبزه العائلة منذ ستين عاما.',
      'قراءات كل ساعة في قاعة الجمارك القديمة والدخول مجاني.',
      'مشروبات باردة وألعاب وفرقة نحاسية تحت الأشجار.',
    ],
    hours: 'مفتوح 7:00 – 18:30',
    price: (amount) => `${amount}.25 دينار`,
  },
  {
    lang: 'de',
    headline: ['Hafenkaffee', 'Nachtmarkt', 'Morgenbrot', 'Büchermesse', 'Flusspicknick'],
    subhead: [
      'Geröstet direkt am Pier',
      'Laternen, Nudeln, Musik',
      'Um sieben aus dem Ofen',
      'Vierzig kleine Verlage',
      'Decke mitbringen, bleiben',
    ],
    body: [
      'Drei neue Bohnen, frisch gebrüht mit Blick auf die Fähren.',
      'Über sechzig Stände längs der Gracht, bei jedem Wetter.',
      'Sauerteig, Roggen und süße Brötchen von Familie Keller.',
      'Jede Stunde eine Lesung im alten Zollhaus, Eintritt frei.',
      'Kühle Getränke, Brettspiele und Blasmusik unter Pappeln.',
    ],
    hours: 'Geöffnet 7:00 – 18:30',
    price: (amount) => `${amount},90 €`,
  },
];

const CATEGORIES = ['menu', 'poster', 'packaging', 'infographic', 'ui'] as const;
const PROMPT = [
  'A warm, flat illustration that says “{{title}}” in large letters and “{{title-2}}” below.',
  'Between a drawing of the place and the foot of the page: “{{lead}}” and “{{text}}”.',
  'The price {{price}} stands on the right; in small print: {{hours}}',
].join('\n');
const DIFFICULTIES = ['easy', 'medium', 'hard', undefined] as const;

/** Set by set, as runs ask for them. */
export function syntheticSamples(count: number, seed: number, hostile: boolean): SyntheticSample[] {
  const samples = Array.from({ length: count }, (_, k) => {
    const sample = sampleOf(k, seededRandom(seedOf('sample', seed, k)));
    return { set: SETS[k % SETS.length]!, sample: hostile ? hostileSample(sample, k) : sample };
  });
  return SETS.flatMap((name) => samples.filter(({ set }) => set === name));
}

function sampleOf(k: number, random: () => number): Sample {
  const round = Math.floor(k / WORDS.length);
  const first = WORDS[(k + round) % WORDS.length]!;
  const second = WORDS[(k + round + 1 + (round % (WORDS.length - 1))) % WORDS.length]!;
  const subject = k % SUBJECTS.length;
  const difficulty = DIFFICULTIES[k % DIFFICULTIES.length];
  const number = String(k + 1).padStart(2, '0');
  const id = `${SUBJECTS[subject]}-${number}-${first.lang}-${second.lang}`.toLowerCase();
  const amount = 2 + Math.floor(random() * 18);
  const block = (id: string, role: SampleBlock['role'], { lang }: Words, text: string) =>
    ({ id, role, lang, text, case: 'exact' }) satisfies SampleBlock;
  return {
    id,
    category: CATEGORIES[k % CATEGORIES.length]!,
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(k % 3 === 0 ? {} : { group: `campaign-${1 + Math.floor(k / 9)}` }),
    canvas: { width: WIDTH, height: HEIGHT },
    prompt: PROMPT,
    copy: [
      { ...block('title', 'headline', first, first.headline[subject]!), critical: true },
      block('title-2', 'subhead', second, second.headline[subject]!),
      block('lead', 'subhead', first, `${first.subhead[subject]}${k % 9 === 4 ? ' 🍜' : ''}`),
      block('text', 'body', first, first.body[subject]!),
      { ...block('price', 'price', second, second.price(amount)), critical: true },
      // The dash is what readers can't tell from others; the emoji is what they can't read at all.
      {
        ...block('hours', 'legal', first, `${first.hours}${k % 25 === 7 ? ' 🚲' : ''}`),
        critical: k % 25 === 7 ? ['7:00 – 18:30', '🚲'] : ['7:00 – 18:30'],
      },
    ],
    ...(k % 2 === 1 ? { palette: { primary: '#0b5d4b', tolerance: 12 } } : {}),
    ...(k % 3 === 2 ? { logo: { asset: 'assets/logo.png' } } : {}),
    extra: k % 10 === 9 ? 'decorative' : 'none',
  };
}
