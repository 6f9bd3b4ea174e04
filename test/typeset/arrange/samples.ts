import type { Sample, SampleBlock } from '../../../src/dataset/schema.ts';

/** Where the logos of these samples are. */
export const FOLDER = 'datasets/demo';
/** Wide, square and wide again. */
export const LOGOS = {
  word: 'assets/velune.svg',
  round: 'assets/pelorus.svg',
  wheels: 'assets/zhuanzhuan.svg',
} as const;

type More = Partial<Omit<SampleBlock, 'id' | 'role' | 'text'>>;

export function block(
  id: string,
  role: SampleBlock['role'],
  text: string,
  more: More = {},
): SampleBlock {
  return { id, role, text, lang: 'en', case: 'exact', ...more };
}

/** A square page but for what is said. */
export function sampleOf(copy: SampleBlock[], more: Partial<Sample> = {}): Sample {
  return {
    id: 'page',
    category: 'poster',
    canvas: { width: 1024, height: 1024 },
    prompt: 'A page. {{layout}}',
    copy,
    extra: 'none',
    ...more,
  };
}

export const sentence = 'Open every day from seven until the last loaf is gone.';

/** Words of running text. */
export function words(count: number): string {
  const list = 'The bakers start at four and by seven the first loaves are on the shelf'.split(' ');
  return `${Array.from({ length: count }, (_, i) => list[i % list.length]).join(' ')}.`;
}

/** What the same small poster says in each language. */
export const languages: Readonly<Record<string, readonly [string, string, string]>> = {
  en: ['Autumn market', 'Fresh bread and honey', sentence],
  de: [
    'Straßenbahnhaltestellen',
    'Wir suchen Rechtsschutzversicherungsfachangestellte',
    'Öffnungszeiten: täglich von 7 bis 18 Uhr, außer an Feiertagen.',
  ],
  vi: ['Phở bò Hà Nội', 'Bánh mì nóng giòn mỗi sáng', 'Mở cửa từ 7 giờ đến khi hết bánh.'],
  'zh-Hans': ['秋日市集', '新鲜面包与蜂蜜', '每天早上七点开门，直到最后一个面包卖完为止。'],
  'zh-Hant': ['秋日市集', '新鮮麵包與蜂蜜', '每天早上七點開門，直到最後一個麵包賣完為止。'],
  ja: [
    '秋の市場',
    '焼きたてパンと蜂蜜',
    '毎朝七時から、最後のパンが売り切れるまで営業しています。',
  ],
  ko: [
    '가을장터한마당축제',
    '갓구운빵과꿀이있는아침식사세트메뉴',
    '매일 아침 일곱 시부터 마지막 빵이 팔릴 때까지 문을 엽니다.',
  ],
  ar: ['سوق الخريف', 'خبز طازج وعسل', 'نفتح كل يوم من الساعة السابعة حتى نفاد الخبز.'],
  hi: ['शरद बाज़ार', 'ताज़ी रोटी और शहद', 'हर दिन सुबह सात बजे से आख़िरी रोटी बिकने तक खुला है।'],
  ru: ['Осенний рынок', 'Свежий хлеб и мёд', 'Открыто каждый день с семи, пока не кончится хлеб.'],
  el: ['Φθινοπωρινή αγορά', 'Φρέσκο ψωμί και μέλι', 'Ανοιχτά κάθε μέρα από τις επτά το πρωί.'],
};
