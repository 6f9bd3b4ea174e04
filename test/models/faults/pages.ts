import { type Sample, sampleSchema } from '../../../src/dataset/schema.ts';
import { scriptOfLanguage } from '../../../src/language.ts';
import { type Face, faceOf } from '../../../src/typeset/fonts/faces.ts';
import { shipped } from '../../../src/typeset/fonts/shipped.ts';
import { lineAt } from '../../../src/typeset/measure.ts';
import type { Align, Page, PageText } from '../../../src/typeset/page.ts';

type Words = Readonly<
  Record<'title' | 'lead' | 'dish1' | 'dish2' | 'dish3' | 'note' | 'legal', string> & {
    prices: readonly [string, string, string];
  }
>;

/** One menu in each script that comes with the program. */
export const menus: Readonly<Record<string, Words>> = {
  en: {
    title: 'Harbour\nCoffee Bar',
    lead: 'Fresh roast, every morning!',
    dish1: 'Flat white',
    dish2: 'Iced lemon verbena',
    dish3: 'Pot of black tea',
    prices: ['$4.25', '$5.10', '$13.60'],
    note: 'Please tell us about allergies. We bake daily.',
    legal: 'Prices include all taxes; no cards.',
  },
  'zh-Hans': {
    title: '春日\n茶馆茶会',
    lead: '免费试吃，欢迎光临！',
    dish1: '清炒时令青菜',
    dish2: '手工牛肉面条',
    dish3: '冰镇绿豆甜汤',
    prices: ['¥28', '¥36', '¥18'],
    note: '本店食材新鲜，每日限量供应。',
    legal: '图片仅供参考，最终以实物为准。',
  },
  ja: {
    title: 'こむぎの\nパン工房',
    lead: '本日のおすすめ、焼きたて。',
    dish1: 'クロワッサン',
    dish2: 'メロンパンと牛乳',
    dish3: '三色あんパン',
    prices: ['¥320', '¥240', '¥1,280'],
    note: '朝7時から、できたてのパンをどうぞ。',
    legal: 'アレルギーについては店員にご相談ください。',
  },
  ko: {
    title: '한낮의\n커피 볶는 집',
    lead: '매일 아침, 갓 볶은 원두!',
    dish1: '따뜻한 라떼',
    dish2: '시원한 레몬 에이드',
    dish3: '진한 핫초코',
    prices: ['4,500원', '5,800원', '6,200원'],
    note: '알레르기가 있으면 미리 말씀해 주세요.',
    legal: '매장에서 직접 굽습니다. 포장도 됩니다.',
  },
  ar: {
    title: 'قهوة\nالوادي القديم',
    lead: 'تحميص طازج، كل صباح',
    dish1: 'قهوة عربية بالهيل',
    dish2: 'شاي بالنعناع',
    dish3: 'عصير برتقال طازج',
    prices: ['١٨ ريال', '١٢ ريال', '٢٥ ريال'],
    note: 'أخبرونا عن الحساسية، ونحن في خدمتكم.',
    legal: 'الأسعار تشمل الضريبة، شكرا لكم',
  },
  hi: {
    title: 'पुस्तक\nमेला और चाय',
    lead: 'किताबें, कहानियाँ और चाय!',
    dish1: 'मसाला चाय',
    dish2: 'गरम समोसा',
    dish3: 'ठंडी लस्सी',
    prices: ['₹45', '₹60', '₹120'],
    note: 'सबका स्वागत है, सुबह 10 बजे से।',
    legal: 'कृपया कतार में रहें। धन्यवाद।',
  },
};

export const languages = Object.keys(menus);

export function facesFor(lang: string): readonly Face[] {
  const script = scriptOfLanguage(lang);
  const own = shipped.find(({ scripts }) => scripts.some(([name]) => name === script))!;
  return [own, shipped[0]!].map((typeface) => faceOf(typeface, typeface.body));
}

export interface Spec {
  id: string | null;
  lang: string;
  lines: readonly string[];
  size: number;
  align?: Align;
  x: number;
  /** Baseline of the first line. */
  y: number;
}

export function textAt({ id, lang, lines, size, align = 'left', x, y }: Spec): PageText {
  const style = { lang, faces: facesFor(lang), size };
  return {
    ...style,
    block: id,
    ink: null,
    align,
    lines: lines.map((line, at) => lineAt(line, style, align, x, y + at * size * 1.3)),
  };
}

export function pageOf(texts: PageText[], more: Partial<Page> = {}): Page {
  return {
    width: 1000,
    height: 1400,
    ground: { kind: 'plain', colour: [122, 31, 43], second: [130, 42, 54], seed: 1 },
    texts,
    logo: null,
    product: null,
    ...more,
  };
}

/** A menu with everything that a fault may need: a heading, columns, a logo, rules, a palette. */
export function menuOf(lang: string): { page: Page; sample: Sample } {
  const { title, lead, dish1, dish2, dish3, prices, note, legal } = menus[lang]!;
  const texts = [
    { id: 'title', lines: title.split('\n'), size: 76, align: 'center' as const, x: 500, y: 240 },
    { id: 'lead', lines: [lead], size: 40, align: 'center' as const, x: 500, y: 450 },
    { id: 'dish-1', lines: [dish1], size: 34, x: 90, y: 580 },
    { id: 'price-1', lines: [prices[0]], size: 34, align: 'right' as const, x: 700, y: 580 },
    { id: 'dish-2', lines: [dish2], size: 34, x: 90, y: 680 },
    { id: 'price-2', lines: [prices[1]], size: 34, align: 'right' as const, x: 700, y: 680 },
    { id: 'dish-3', lines: [dish3], size: 34, x: 90, y: 780 },
    { id: 'price-3', lines: [prices[2]], size: 34, align: 'right' as const, x: 700, y: 780 },
    { id: 'note', lines: [note], size: 30, x: 90, y: 960 },
    { id: 'legal', lines: [legal], size: 22, x: 90, y: 1300 },
  ].map((spec) => textAt({ ...spec, lang }));
  const block = (id: string, role: string, text: string, more: object = {}) => ({
    id,
    role,
    lang,
    text,
    ...more,
  });
  const sample = sampleSchema.parse({
    id: `menu-${lang.toLowerCase()}`,
    category: 'menu',
    canvas: { width: 1000, height: 1400 },
    prompt: '{{layout}}',
    copy: [
      block('title', 'headline', title),
      block('lead', 'subhead', lead),
      block('dish-1', 'label', dish1),
      block('price-1', 'price', prices[0], { critical: true }),
      block('dish-2', 'label', dish2),
      block('price-2', 'price', prices[1], { critical: true }),
      block('dish-3', 'label', dish3),
      block('price-3', 'price', prices[2], { critical: true }),
      block('note', 'body', note),
      block('legal', 'legal', legal),
    ],
    logo: {
      asset: 'assets/logo.svg',
      region: 'top-left',
      width: [0.12, 0.2],
      clear: 0.25,
    },
    palette: { primary: '#7A1F2B', tolerance: 10 },
    layout: {
      hierarchy: ['title', 'lead', ['dish-1', 'dish-2', 'dish-3'], 'legal'],
      align: [
        { blocks: ['dish-1', 'dish-2', 'dish-3'], edge: 'left' },
        { blocks: ['dish-1', 'price-1'], edge: 'bottom' },
      ],
      spacing: [{ blocks: ['dish-1', 'dish-2', 'dish-3'], axis: 'y' }],
      margin: 0.03,
    },
  });
  const logo = { file: 'assets/logo.svg', box: [60, 50, 140, 70] as const };
  return { page: pageOf(texts, { logo }), sample };
}
