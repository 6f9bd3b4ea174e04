export interface Typeface {
  package: string;
  /** Files inside the package: weights and slants. */
  files: readonly string[];
  /** ISO 15924 scripts it is used for, with how often among that script's lines. */
  scripts: readonly (readonly [string, number])[];
  /** Kept from the pages that calibrations are fitted on. */
  held: boolean;
  /** Has capitals only, so that small letters would be drawn as something the truth doesn't say. */
  capitalsOnly?: boolean;
  /** Too fine or too wild to be read small: least size in pixels. */
  least?: number;
}

const google = (name: string, ...files: string[]) => ({
  package: `@expo-google-fonts/${name}`,
  files,
});
const embed = (name: string, ...files: string[]) => ({
  package: `@embedpdf/fonts-${name}`,
  files: files.map((file) => `fonts/${file}`),
});
/** The packages name a file after its folder. */
const files = (stem: string, ...styles: string[]) =>
  styles.map((style) => `${style}/${stem}_${style}.ttf`);

export const typefaces: readonly Typeface[] = [
  {
    ...embed(
      'latin',
      ...[
        'Light',
        'Regular',
        'Italic',
        'Medium',
        'SemiBold',
        'Bold',
        'BoldItalic',
        'Black',
        'Thin',
      ].map((style) => `NotoSans-${style}.ttf`),
    ),
    scripts: [['Latn', 3]],
    held: false,
  },
  {
    ...google(
      'playfair-display',
      ...files(
        'PlayfairDisplay',
        '400Regular',
        '400Regular_Italic',
        '600SemiBold',
        '700Bold',
        '900Black',
      ),
    ),
    scripts: [['Latn', 2.5]],
    held: false,
  },
  {
    ...google('oswald', ...files('Oswald', '300Light', '400Regular', '600SemiBold', '700Bold')),
    scripts: [['Latn', 2]],
    held: false,
  },
  {
    ...google('lobster', ...files('Lobster', '400Regular')),
    scripts: [['Latn', 1]],
    held: false,
    least: 22,
  },
  {
    ...google('abril-fatface', ...files('AbrilFatface', '400Regular')),
    scripts: [['Latn', 1]],
    held: false,
    least: 20,
  },
  {
    ...google(
      'cairo',
      ...files('Cairo', '300Light', '400Regular', '600SemiBold', '700Bold', '900Black'),
    ),
    scripts: [
      ['Arab', 2],
      ['Latn', 0.7],
    ],
    held: false,
  },
  {
    ...google('hind', ...files('Hind', '400Regular', '500Medium', '700Bold')),
    scripts: [
      ['Deva', 1.5],
      ['Latn', 0.5],
    ],
    held: false,
  },
  {
    ...google(
      'roboto-slab',
      ...files('RobotoSlab', '300Light', '400Regular', '500Medium', '700Bold', '900Black'),
    ),
    scripts: [['Latn', 3]],
    held: true,
  },
  {
    ...google('bebas-neue', ...files('BebasNeue', '400Regular')),
    scripts: [['Latn', 1.2]],
    held: true,
    capitalsOnly: true,
  },
  {
    ...google('caveat', ...files('Caveat', '400Regular', '600SemiBold', '700Bold')),
    scripts: [['Latn', 1]],
    held: true,
    least: 26,
  },
  {
    ...google('space-mono', ...files('SpaceMono', '400Regular', '400Regular_Italic', '700Bold')),
    scripts: [['Latn', 1.3]],
    held: true,
  },
  {
    ...embed(
      'sc',
      ...['Bold', 'DemiLight', 'Light', 'Medium', 'Regular'].map(
        (style) => `NotoSansHans-${style}.otf`,
      ),
    ),
    scripts: [['Hans', 2.5]],
    held: false,
  },
  {
    ...google('zcool-xiaowei', ...files('ZCOOLXiaoWei', '400Regular')),
    scripts: [['Hans', 1.5]],
    held: false,
  },
  {
    ...google('zcool-kuaile', ...files('ZCOOLKuaiLe', '400Regular')),
    scripts: [['Hans', 1.5]],
    held: true,
  },
  {
    ...google('ma-shan-zheng', ...files('MaShanZheng', '400Regular')),
    scripts: [['Hans', 1]],
    held: true,
    least: 24,
  },
  {
    ...embed(
      'tc',
      ...['Black', 'Bold', 'DemiLight', 'Light', 'Medium', 'Regular'].map(
        (style) => `NotoSansHant-${style}.otf`,
      ),
    ),
    scripts: [['Hant', 1]],
    held: false,
  },
  {
    ...embed(
      'jp',
      ...['Black', 'Bold', 'DemiLight', 'Light', 'Medium', 'Regular'].map(
        (style) => `NotoSansJP-${style}.otf`,
      ),
    ),
    scripts: [['Jpan', 2]],
    held: false,
  },
  {
    ...google('yusei-magic', ...files('YuseiMagic', '400Regular')),
    scripts: [
      ['Jpan', 1],
      ['Hant', 0.3],
    ],
    held: false,
  },
  {
    ...google('dela-gothic-one', ...files('DelaGothicOne', '400Regular')),
    scripts: [
      ['Jpan', 1],
      ['Hant', 1],
      ['Hans', 0.3],
    ],
    held: true,
    least: 18,
  },
  {
    ...embed(
      'kr',
      ...['Black', 'Bold', 'DemiLight', 'Light', 'Medium', 'Regular'].map(
        (style) => `NotoSansKR-${style}.otf`,
      ),
    ),
    scripts: [['Kore', 2.5]],
    held: false,
  },
  {
    ...google('black-han-sans', ...files('BlackHanSans', '400Regular')),
    scripts: [['Kore', 1]],
    held: false,
    least: 18,
  },
  { ...google('jua', ...files('Jua', '400Regular')), scripts: [['Kore', 1]], held: true },
  {
    ...google('gowun-batang', ...files('GowunBatang', '400Regular', '700Bold')),
    scripts: [['Kore', 1.5]],
    held: true,
  },
  {
    ...embed('arabic', 'NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf'),
    scripts: [['Arab', 2]],
    held: false,
  },
  {
    ...google('amiri', ...files('Amiri', '400Regular', '700Bold', '700Bold_Italic')),
    scripts: [['Arab', 1]],
    held: true,
    least: 18,
  },
  {
    ...google(
      'noto-sans-devanagari',
      ...files(
        'NotoSansDevanagari',
        '300Light',
        '400Regular',
        '600SemiBold',
        '700Bold',
        '900Black',
      ),
    ),
    scripts: [['Deva', 2.5]],
    held: false,
  },
  {
    ...google('baloo-2', ...files('Baloo2', '400Regular', '500Medium', '700Bold', '800ExtraBold')),
    scripts: [
      ['Deva', 1],
      ['Latn', 0.5],
    ],
    held: true,
  },
];
