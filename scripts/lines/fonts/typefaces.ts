import { shipped } from '../../../src/typeset/fonts/shipped.ts';
import { google, type Typeface as Shipped, styles } from '../../../src/typeset/fonts/typeface.ts';

export interface Typeface extends Shipped {
  /** Kept from the pages that calibrations are fitted on. */
  held: boolean;
}

/** Those that come with the program, and what only measurements use. */
export const typefaces: readonly Typeface[] = [
  ...shipped.map((typeface) => ({ ...typeface, held: false })),
  {
    ...google('lobster', ...styles('Lobster', '400Regular')),
    scripts: [['Latn', 1]],
    held: false,
    least: 22,
  },
  {
    // No typeface to set pages in: its figures have the heights of small letters, so that 0 is an o.
    ...google(
      'playfair-display',
      ...styles(
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
    // Nor this: it draws 回 and its like as solid blocks.
    ...google('zcool-xiaowei', ...styles('ZCOOLXiaoWei', '400Regular')),
    scripts: [['Hans', 1.5]],
    held: false,
  },
  {
    ...google('abril-fatface', ...styles('AbrilFatface', '400Regular')),
    scripts: [['Latn', 1]],
    held: false,
    least: 20,
  },
  {
    ...google(
      'roboto-slab',
      ...styles('RobotoSlab', '300Light', '400Regular', '500Medium', '700Bold', '900Black'),
    ),
    scripts: [['Latn', 3]],
    held: true,
  },
  {
    ...google('bebas-neue', ...styles('BebasNeue', '400Regular')),
    scripts: [['Latn', 1.2]],
    held: true,
    capitalsOnly: true,
  },
  {
    ...google('caveat', ...styles('Caveat', '400Regular', '600SemiBold', '700Bold')),
    scripts: [['Latn', 1]],
    held: true,
    least: 26,
  },
  {
    ...google('space-mono', ...styles('SpaceMono', '400Regular', '400Regular_Italic', '700Bold')),
    scripts: [['Latn', 1.3]],
    held: true,
  },
  {
    ...google('zcool-kuaile', ...styles('ZCOOLKuaiLe', '400Regular')),
    scripts: [['Hans', 1.5]],
    held: true,
  },
  {
    ...google('ma-shan-zheng', ...styles('MaShanZheng', '400Regular')),
    scripts: [['Hans', 1]],
    held: true,
    least: 24,
  },
  {
    ...google('dela-gothic-one', ...styles('DelaGothicOne', '400Regular')),
    scripts: [
      ['Jpan', 1],
      ['Hant', 1],
      ['Hans', 0.3],
    ],
    held: true,
    least: 18,
  },
  { ...google('jua', ...styles('Jua', '400Regular')), scripts: [['Kore', 1]], held: true },
  {
    ...google('gowun-batang', ...styles('GowunBatang', '400Regular', '700Bold')),
    scripts: [['Kore', 1.5]],
    held: true,
  },
  {
    ...google('amiri', ...styles('Amiri', '400Regular', '700Bold', '700Bold_Italic')),
    scripts: [['Arab', 1]],
    held: true,
    least: 18,
  },
  {
    ...google('baloo-2', ...styles('Baloo2', '400Regular', '500Medium', '700Bold', '800ExtraBold')),
    scripts: [
      ['Deva', 1],
      ['Latn', 0.5],
    ],
    held: true,
  },
];
