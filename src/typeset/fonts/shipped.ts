import { embed, google, type PageTypeface, styles } from './typeface.ts';

const noto = (stem: string, end: string, weights: readonly string[]) =>
  weights.map((weight) => `${stem}-${weight}.${end}`);
const EAST = ['Light', 'DemiLight', 'Regular', 'Medium', 'Bold'];

/**
 * The typefaces that come with the program: for each script a plain one that has all of its
 * characters, and one of more character that may lack some. The plain one is first.
 */
export const shipped: readonly PageTypeface[] = [
  {
    name: 'noto-sans',
    ...embed(
      'latin',
      ...noto('NotoSans', 'ttf', [
        'Light',
        'Regular',
        'Italic',
        'Medium',
        'SemiBold',
        'Bold',
        'BoldItalic',
        'Black',
        'Thin',
      ]),
    ),
    body: 'fonts/NotoSans-Regular.ttf',
    display: 'fonts/NotoSans-Bold.ttf',
    // Cyrillic and Greek too.
    scripts: [
      ['Latn', 3],
      ['Cyrl', 3],
      ['Grek', 3],
    ],
  },
  {
    name: 'noto-serif',
    ...google(
      'noto-serif',
      ...styles('NotoSerif', '400Regular', '400Regular_Italic', '600SemiBold', '700Bold'),
    ),
    body: '400Regular/NotoSerif_400Regular.ttf',
    display: '700Bold/NotoSerif_700Bold.ttf',
    scripts: [
      ['Latn', 2.5],
      ['Cyrl', 2],
      ['Grek', 2],
    ],
  },
  {
    name: 'oswald',
    ...google('oswald', ...styles('Oswald', '300Light', '400Regular', '600SemiBold', '700Bold')),
    body: '400Regular/Oswald_400Regular.ttf',
    display: '600SemiBold/Oswald_600SemiBold.ttf',
    scripts: [['Latn', 2]],
  },
  {
    name: 'noto-sans-sc',
    ...embed('sc', ...noto('NotoSansHans', 'otf', EAST)),
    body: 'fonts/NotoSansHans-Regular.otf',
    display: 'fonts/NotoSansHans-Bold.otf',
    scripts: [['Hans', 2.5]],
  },
  {
    name: 'noto-sans-tc',
    ...embed('tc', ...noto('NotoSansHant', 'otf', ['Black', ...EAST])),
    body: 'fonts/NotoSansHant-Regular.otf',
    display: 'fonts/NotoSansHant-Bold.otf',
    scripts: [['Hant', 1]],
  },
  {
    name: 'noto-sans-jp',
    ...embed('jp', ...noto('NotoSansJP', 'otf', ['Black', ...EAST])),
    body: 'fonts/NotoSansJP-Regular.otf',
    display: 'fonts/NotoSansJP-Bold.otf',
    scripts: [['Jpan', 2]],
  },
  {
    name: 'yusei-magic',
    headlinesOnly: true,
    ...google('yusei-magic', ...styles('YuseiMagic', '400Regular')),
    body: '400Regular/YuseiMagic_400Regular.ttf',
    display: '400Regular/YuseiMagic_400Regular.ttf',
    // Not for Traditional Chinese, though it has its characters: 骨 and 直 are in Japanese forms.
    scripts: [['Jpan', 1]],
  },
  {
    name: 'noto-sans-kr',
    ...embed('kr', ...noto('NotoSansKR', 'otf', ['Black', ...EAST])),
    body: 'fonts/NotoSansKR-Regular.otf',
    display: 'fonts/NotoSansKR-Bold.otf',
    scripts: [['Kore', 2.5]],
  },
  {
    name: 'black-han-sans',
    headlinesOnly: true,
    ...google('black-han-sans', ...styles('BlackHanSans', '400Regular')),
    body: '400Regular/BlackHanSans_400Regular.ttf',
    display: '400Regular/BlackHanSans_400Regular.ttf',
    scripts: [['Kore', 1]],
    least: 18,
  },
  {
    name: 'noto-naskh-arabic',
    ...embed('arabic', ...noto('NotoNaskhArabic', 'ttf', ['Regular', 'Bold'])),
    body: 'fonts/NotoNaskhArabic-Regular.ttf',
    display: 'fonts/NotoNaskhArabic-Bold.ttf',
    scripts: [['Arab', 2]],
  },
  {
    name: 'cairo',
    ...google(
      'cairo',
      ...styles('Cairo', '300Light', '400Regular', '600SemiBold', '700Bold', '900Black'),
    ),
    body: '400Regular/Cairo_400Regular.ttf',
    display: '700Bold/Cairo_700Bold.ttf',
    scripts: [
      ['Arab', 2],
      ['Latn', 0.7],
    ],
  },
  {
    name: 'noto-sans-devanagari',
    ...google(
      'noto-sans-devanagari',
      ...styles(
        'NotoSansDevanagari',
        '300Light',
        '400Regular',
        '600SemiBold',
        '700Bold',
        '900Black',
      ),
    ),
    body: '400Regular/NotoSansDevanagari_400Regular.ttf',
    display: '700Bold/NotoSansDevanagari_700Bold.ttf',
    scripts: [['Deva', 2.5]],
  },
  {
    name: 'hind',
    ...google('hind', ...styles('Hind', '400Regular', '500Medium', '700Bold')),
    body: '400Regular/Hind_400Regular.ttf',
    display: '700Bold/Hind_700Bold.ttf',
    scripts: [
      ['Deva', 1.5],
      ['Latn', 0.5],
    ],
    // Its ०-९ look like 0-9.
    misdraws: /[०-९]/,
  },
];
