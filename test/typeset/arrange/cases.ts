import { cells } from '../../../src/dataset/fields.ts';
import { edges } from '../../../src/dataset/layout-schema.ts';
import type { Sample, SampleLayout } from '../../../src/dataset/schema.ts';
import { block, LOGOS, languages, sampleOf, sentence, words } from './samples.ts';

export type Case = readonly [name: string, sample: Sample];

const PRODUCT = { asset: LOGOS.round };
const ids = (stem: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${stem}-${i + 1}`);
const dishes = ['Flat white', 'Éclair', 'Sour cherry jam', 'Tea', 'Walnut & fig bread'];
const prices = ['$4.25', '$5', '$12.50', '$3.10', '$8.00'];

const across = new Set<string>(['top', 'bottom', 'middle']);

const edge: Case[] = edges.map((one) => {
  const row = across.has(one);
  const copy = row
    ? [
        block('a', 'label', 'tea'),
        block('b', 'label', 'Été'),
        block('c', 'label', 'Sour cherry jam'),
      ]
    : [block('a', 'label', 'tea'), block('b', 'body', sentence), block('c', 'subhead', 'Éclair')];
  return [
    `edge ${one}`,
    sampleOf([block('title', 'headline', 'Autumn market'), ...copy], {
      layout: { align: [{ blocks: ['a', 'b', 'c'], edge: one }], order: true },
    }),
  ];
});

const arabicEdge: Case[] = (['start', 'end', 'top'] as const).map((one) => [
  `edge ${one}, Arabic`,
  sampleOf(
    ['قهوة', 'خبز طازج وعسل', 'شاي'].map((text, i) =>
      block(ids('a', 3)[i]!, 'label', text, { lang: 'ar' }),
    ),
    { layout: { align: [{ blocks: ids('a', 3), edge: one }], order: true, margin: 0.06 } },
  ),
]);

const region: Case[] = cells.flatMap((cell): Case[] => [
  [`short copy ${cell}`, sampleOf([block('a', 'headline', 'Bread', { region: cell })])],
  [
    `long copy ${cell}`,
    sampleOf([
      block('title', 'headline', 'Market'),
      block('a', 'body', words(40), { region: cell }),
    ]),
  ],
]);

const boxes: Case[] = [
  [
    'boxes',
    sampleOf([
      block('a', 'headline', 'Autumn market', { region: [0.05, 0.04, 0.9, 0.2] }),
      block('b', 'body', words(30), { region: [0.05, 0.3, 0.4, 0.4] }),
      block('c', 'body', words(20), { region: [0.55, 0.3, 0.4, 0.4] }),
      block('d', 'legal', sentence, { region: [0, 0.93, 1, 0.06] }),
    ]),
  ],
  [
    'box at the very edge',
    sampleOf([
      block('a', 'headline', 'Bread', { region: [0, 0, 0.4, 0.12] }),
      block('b', 'body', sentence),
    ]),
  ],
  [
    'logo in a box',
    sampleOf([block('a', 'headline', 'Bread'), block('b', 'body', sentence)], {
      logo: { asset: LOGOS.word, region: [0.02, 0.02, 0.3, 0.1], width: [0.1, 0.3], clear: 0.5 },
    }),
  ],
];

const columns = (lang: string, names: readonly string[], heads: readonly string[]): Sample => {
  const list = (stem: string, from: number, cell: 'middle-left' | 'middle-right') => [
    block(stem, 'subhead', heads[from ? 1 : 0]!, { lang, region: cell }),
    ...ids(stem, 3).map((id, i) => block(id, 'label', names[from + i]!, { lang })),
  ];
  const first = lang === 'ar' ? 'middle-right' : 'middle-left';
  const second = lang === 'ar' ? 'middle-left' : 'middle-right';
  return sampleOf(
    [
      block('title', 'headline', heads[2]!, { lang, region: 'top-center' }),
      ...list('one', 0, first),
      ...list('two', 2, second),
    ],
    {
      layout: {
        align: [
          { blocks: ['one', ...ids('one', 3)], edge: 'start' },
          { blocks: ['two', ...ids('two', 3)], edge: 'start' },
        ],
        spacing: [
          { blocks: ids('one', 3), axis: 'y' },
          { blocks: ids('two', 3), axis: 'y' },
        ],
        order: true,
      },
    },
  );
};

const cardCopy = (count: number, apart: boolean) => {
  const numbers = ids('num', count).map((id, i) =>
    block(id, 'data', ['412', '9,300', '18.5', '96%'][i]!),
  );
  const captions = ids('cap', count).map((id, i) =>
    block(id, 'label', ['stations', 'bikes in service', 'minutes a ride', 'on time'][i]!),
  );
  return apart ? [...numbers, ...captions] : numbers.flatMap((number, i) => [number, captions[i]!]);
};

const cards: Case[] = [2, 3, 4].flatMap((count) =>
  [false, true].map((apart): Case => {
    const layout: SampleLayout = {
      hierarchy: ['title', ids('num', count), ids('cap', count)],
      order: true,
      align: [
        { blocks: ids('num', count), edge: 'middle' },
        ...ids('num', count).map((id, i) => ({
          blocks: [id, `cap-${i + 1}`],
          edge: 'center' as const,
        })),
      ],
      ...(count > 2 ? { spacing: [{ blocks: ids('num', count), axis: 'x' as const }] } : {}),
    };
    const copy = [
      block('title', 'headline', 'Our year'),
      ...cardCopy(count, apart),
      block('end', 'legal', sentence, { region: 'bottom-center' }),
    ];
    const name = apart ? 'numbers, then captions' : 'number and caption in turn';
    return [
      `${count} cards, ${name}`,
      sampleOf(copy, { layout, canvas: { width: 1536, height: 1024 } }),
    ];
  }),
);

const menu = (
  count: number,
  lang: string,
  names: readonly string[],
  sums: readonly string[],
  more: Partial<Sample> = {},
): Sample =>
  sampleOf(
    [
      block('title', 'headline', names[0]!, { lang, region: 'top-center' }),
      ...ids('dish', count).flatMap((id, i) => [
        block(id, 'label', names[i % names.length]!, { lang }),
        block(`price-${i + 1}`, 'price', sums[i % sums.length]!, { lang }),
      ]),
    ],
    {
      layout: {
        hierarchy: ['title', ids('dish', count)],
        align: [
          { blocks: ids('dish', count), edge: 'start' },
          { blocks: ids('price', count), edge: 'end' },
        ],
        spacing: [{ blocks: ids('dish', count), axis: 'y' }],
        order: true,
        margin: 0.04,
      },
      canvas: { width: 1024, height: 1536 },
      ...more,
    },
  );
const arabicDishes = ['قهوة عربية', 'شاي بالنعناع', 'خبز طازج وعسل', 'عصير رمان'];

const lists: Case[] = [
  ['label and price', menu(5, 'en', dishes, prices)],
  ['label and price, Arabic', menu(5, 'ar', arabicDishes, ['٢٥ ريالًا', '12 ريالًا', '٨'])],
  ['label and price, no rules', sampleOf(menu(4, 'en', dishes, prices).copy)],
  ['44 blocks and a title', menu(22, 'en', dishes, prices)],
  [
    'two columns',
    columns(
      'en',
      ['Tea', 'Flat white', 'Cocoa', 'Éclair', 'Jam tart'],
      ['Drinks', 'Cakes', 'Tea room'],
    ),
  ],
  ['two columns, Arabic', columns('ar', [...arabicDishes, 'كعك'], ['مشروبات', 'حلويات', 'المقهى'])],
];

const rows: Case[] = [
  [
    'three buttons',
    sampleOf(
      [
        block('title', 'headline', 'Your booking'),
        block('a', 'cta', 'Confirm'),
        block('b', 'cta', 'Change'),
        block('c', 'cta', 'Cancel'),
      ],
      {
        layout: {
          spacing: [{ blocks: ['a', 'b', 'c'], axis: 'x' }],
          align: [{ blocks: ['a', 'b', 'c'], edge: 'middle' }],
        },
      },
    ),
  ],
  [
    'three buttons, Arabic',
    sampleOf(
      ['تأكيد الموعد', 'تغيير', 'إلغاء'].map((text, i) =>
        block(ids('b', 3)[i]!, 'cta', text, { lang: 'ar' }),
      ),
      { layout: { spacing: [{ blocks: ids('b', 3), axis: 'x' }], order: true } },
    ),
  ],
  [
    'footers in one band',
    sampleOf([
      block('title', 'headline', 'Autumn market', { region: 'top-center' }),
      block('a', 'legal', 'Entry is free', { region: 'bottom-left' }),
      block('b', 'legal', 'Riverside Hall', { region: 'bottom-center' }),
      block('c', 'legal', 'market.example', { region: 'bottom-right' }),
    ]),
  ],
  [
    'headings that run wild',
    sampleOf(
      [
        block('title', 'headline', 'Jazz under the old plane trees', { region: 'top-left' }),
        block('date', 'subhead', 'Friday 12 June', { region: 'top-right' }),
        block('text', 'body', sentence),
      ],
      { layout: { order: true } },
    ),
  ],
];

const logos: Case[] = cells.flatMap((cell): Case[] =>
  (['word', 'round'] as const).map(
    (kind): Case => [
      `${kind} logo ${cell}`,
      sampleOf(
        [
          block('title', 'headline', 'Jazz under the old plane trees', { region: 'top-center' }),
          block('text', 'body', sentence),
          block('end', 'legal', 'Entry is free'),
        ],
        {
          logo: { asset: LOGOS[kind], region: cell, width: [0.08, 0.2], clear: 0.5 },
          layout: { margin: 0.04 },
        },
      ),
    ],
  ),
);

const products: Case[] = (
  ['middle-center', 'middle-left', 'middle-right', 'bottom-right', [0.3, 0.3, 0.4, 0.4]] as const
).map(
  (cell): Case => [
    `product ${cell}`,
    sampleOf(
      [
        block('title', 'headline', 'Honey soap', { region: 'top-center' }),
        block('text', 'body', sentence),
        block('price', 'price', '$4.25'),
        block(
          'end',
          'legal',
          'Made by hand',
          ...(cell === 'bottom-right' ? [] : [{ region: 'bottom-center' as const }]),
        ),
      ],
      {
        product: { ...PRODUCT, region: typeof cell === 'string' ? cell : [...cell] },
        logo: { asset: LOGOS.word, region: 'top-left', width: [0.1, 0.15], clear: 0.3 },
        canvas: { width: 1024, height: 1536 },
      },
    ),
  ],
);

const dense: Case[] = (['middle-right', 'bottom-center'] as const).map(
  (cell): Case => [
    `44 blocks, a logo and a product ${cell}`,
    menu(22, 'en', dishes, prices, {
      logo: { asset: LOGOS.round, region: 'top-left', width: [0.08, 0.12] },
      product: { asset: LOGOS.round, region: cell },
    }),
  ],
);

const looks: Case[] = [
  [
    'white',
    sampleOf([block('a', 'headline', 'Bread'), block('b', 'body', sentence)], {
      background: 'white',
    }),
  ],
  [
    'transparent',
    sampleOf([block('a', 'headline', 'Bread'), block('b', 'body', sentence)], {
      background: 'transparent',
    }),
  ],
  [
    'palette',
    sampleOf([block('a', 'headline', 'Bread'), block('b', 'body', sentence)], {
      palette: { primary: '#7F7F7F', secondary: ['#F4EBDD'] },
    }),
  ],
];

const canvases: Case[] = (
  [
    [512, 512],
    [512, 1024],
    [1024, 1536],
    [1536, 1024],
    [2048, 1024],
    [1024, 2048],
  ] as const
).flatMap(([width, height]): Case[] => [
  [`poster ${width}×${height}`, poster(['en'], { canvas: { width, height } })],
  [`menu ${width}×${height}`, menu(5, 'en', dishes, prices, { canvas: { width, height } })],
]);

/** A block of each language, title over text; of several languages, one under the other. */
function poster(langs: readonly string[], more: Partial<Sample> = {}): Sample {
  return sampleOf(
    [
      ...langs.map((lang) =>
        block(`title-${lang.toLowerCase()}`, 'headline', languages[lang]![0], { lang }),
      ),
      ...langs.map((lang) =>
        block(`sub-${lang.toLowerCase()}`, 'subhead', languages[lang]![1], { lang }),
      ),
      ...langs.map((lang) =>
        block(`text-${lang.toLowerCase()}`, 'body', languages[lang]![2], { lang }),
      ),
    ],
    {
      layout: {
        hierarchy: ['title', 'sub', 'text'].map((stem) =>
          langs.map((lang) => `${stem}-${lang.toLowerCase()}`),
        ),
        ratio: 1.2,
        order: true,
        margin: 0.05,
      },
      ...more,
    },
  );
}

const scripts: Case[] = [
  ...Object.keys(languages).map((lang): Case => [`poster in ${lang}`, poster([lang])]),
  ['poster in en and ja', poster(['en', 'ja'])],
  [
    'poster in ar, en and hi',
    poster(['ar', 'en', 'hi'], { canvas: { width: 1024, height: 1536 } }),
  ],
  [
    'small ideographs under large letters',
    sampleOf(
      [
        block('a', 'headline', 'Spring tea'),
        block('b', 'subhead', '春日新茶上市', { lang: 'zh-Hans' }),
      ],
      { layout: { hierarchy: ['a', 'b'], ratio: 1.6 } },
    ),
  ],
  [
    'small letters under large ideographs',
    sampleOf(
      [
        block('a', 'headline', '春日新茶', { lang: 'zh-Hans' }),
        block('b', 'headline', 'Spring tea'),
      ],
      { layout: { hierarchy: ['a', 'b'], ratio: 1.6 } },
    ),
  ],
  [
    'long words in narrow columns',
    sampleOf([
      block('a', 'body', languages.ko![1], { lang: 'ko', region: 'middle-left' }),
      block('b', 'body', languages.de![1], { lang: 'de', region: 'middle-right' }),
    ]),
  ],
];

const amounts: Case[] = [
  ['one block', sampleOf([block('a', 'body', 'Bread')])],
  ['one letter', sampleOf([block('a', 'headline', 'A')])],
  [
    '120 words',
    sampleOf([block('a', 'headline', 'Notes'), block('b', 'body', words(120))], {
      layout: { margin: 0.05 },
    }),
  ],
  [
    'legal lines',
    sampleOf([
      block('a', 'headline', 'Notes'),
      block('b', 'legal', words(60), { region: 'bottom-center' }),
      block('c', 'legal', 'Printed in Norwich', { region: 'bottom-center' }),
    ]),
  ],
  [
    'prescribed breaks',
    sampleOf(
      [
        block('a', 'headline', 'Fresh\nfrom the\noven'),
        block(
          'b',
          'body',
          'Roses are red,\nthe crust is brown,\nthe best small bakery\nin this whole town.',
        ),
      ],
      { layout: { lineBreaks: true, hierarchy: ['a', 'b'], ratio: 1.5 } },
    ),
  ],
  [
    'least height of lines',
    sampleOf([block('a', 'headline', 'Notes'), block('b', 'legal', 'see our own menu')], {
      layout: { legibility: { minHeight: 24 } },
    }),
  ],
  [
    'wide margin',
    sampleOf([block('a', 'headline', 'Autumn market'), block('b', 'body', sentence)], {
      layout: { margin: 0.2 },
    }),
  ],
];

const hostile: Case[] = [
  [
    'emoji among words',
    sampleOf([
      block('a', 'headline', '🎉 Big 🎉 party 👩‍👩‍👧!'),
      block('b', 'body', 'Tea ❤️ and\n🍰\ncake'),
    ]),
  ],
  [
    'emoji alone',
    sampleOf(
      [
        block('a', 'headline', 'Party'),
        block('b', 'label', '🎉🎉'),
        block('c', 'label', 'Tea'),
        block('d', 'label', 'Cake'),
      ],
      {
        layout: {
          hierarchy: ['a', 'b', ['c', 'd']],
          align: [{ blocks: ['b', 'c', 'd'], edge: 'left' }],
          spacing: [{ blocks: ['b', 'c', 'd'], axis: 'y' }],
          order: true,
        },
      },
    ),
  ],
  [
    'marks and joiners',
    sampleOf([
      block('a', 'headline', 'Cafe\u0301 Ha\u0302\u0300 No\u0323\u0302i'),
      block(
        'b',
        'body',
        'Zero\u200bwidth, soft\u00adhyphen, no\u00a0break,\ttab, \u200fmark\u200e, co\u2060joined, \u0007bell',
      ),
      block('c', 'body', 'می‌خواهم', { lang: 'fa' }),
      block('d', 'body', 'क्‍ष और क्ष', { lang: 'hi' }),
    ]),
  ],
  [
    'a tower under a line',
    sampleOf([block('a', 'body', 'gypsy jqp'), block('b', 'body', `a${'\u0301'.repeat(12)} tall`)]),
  ],
  [
    'letters that are blank',
    sampleOf([
      block('a', 'headline', 'Tea \u3164 time'),
      block('b', 'body', '\u3164', { lang: 'ko' }),
    ]),
  ],
  [
    'HTML is text',
    sampleOf([
      block('a', 'headline', '<b>Bread</b> &amp; tea'),
      block('b', 'body', '{{layout}} <img src=x onerror=alert(1)>'),
    ]),
  ],
  [
    'address',
    sampleOf([
      block('a', 'body', 'https://www.example.org/a/very/long/path/that/never/ends', {
        region: 'middle-left',
      }),
    ]),
  ],
  [
    'combining tower',
    sampleOf(
      [block('a', 'headline', `a${'\u0301'.repeat(12)} tall`), block('b', 'body', sentence)],
      { layout: { margin: 0.05 } },
    ),
  ],
];

/** Samples of which every rule can hold. */
export const fitting: readonly Case[] = [
  ...edge,
  ...arabicEdge,
  ...region,
  ...boxes,
  ...cards,
  ...lists,
  ...rows,
  ...logos,
  ...products,
  ...dense,
  ...looks,
  ...canvases,
  ...scripts,
  ...amounts,
  ...hostile,
];

const two = (layout: SampleLayout, regions: readonly (string | undefined)[] = []) =>
  sampleOf(
    ['a', 'b', 'c'].map((id, i) =>
      block(
        id,
        'headline',
        'Bread',
        regions[i] === undefined ? {} : { region: regions[i] as 'top-left' },
      ),
    ),
    { layout },
  );

/** Samples whose rules contradict one another, or whose copy is too much. */
export const impossible: readonly Case[] = [
  [
    'one line and one column',
    two({
      align: [
        { blocks: ['a', 'b'], edge: 'top' },
        { blocks: ['a', 'b'], edge: 'left' },
      ],
    }),
  ],
  [
    'level, at the top and at the bottom',
    two({ align: [{ blocks: ['a', 'b'], edge: 'middle' }] }, ['top-left', 'bottom-left']),
  ],
  [
    'one edge, on both sides',
    two({ align: [{ blocks: ['a', 'b'], edge: 'left' }] }, ['middle-left', 'middle-right']),
  ],
  [
    'downward, against the regions',
    two({ spacing: [{ blocks: ['a', 'b', 'c'], axis: 'y' }] }, [
      'bottom-center',
      'middle-center',
      'top-center',
    ]),
  ],
  ['larger than what is larger than it', two({ hierarchy: ['a', 'b', 'a'] })],
  ['ten times ten', two({ hierarchy: ['a', 'b', 'c'], ratio: 10 })],
  ['2,000 words', sampleOf([block('a', 'body', words(2000))])],
  [
    '200 words in a corner',
    sampleOf([block('a', 'body', words(200), { region: [0, 0, 0.2, 0.2] })]),
  ],
  [
    'a tiny canvas',
    sampleOf(menu(5, 'en', dishes, prices).copy, { canvas: { width: 16, height: 8192 } }),
  ],
  [
    'no room within the margin',
    sampleOf([block('a', 'body', 'Bread')], { layout: { margin: 0.5 } }),
  ],
  [
    'letters higher than the canvas',
    sampleOf([block('a', 'body', 'Bread')], { layout: { legibility: { minHeight: 1000 } } }),
  ],
  [
    'no room beside the logo',
    sampleOf([block('a', 'body', 'Bread')], {
      logo: { asset: LOGOS.round, width: [0.5, 0.9], clear: 10 },
    }),
  ],
  ['300 blocks', menu(150, 'en', dishes, prices)],
];
