import { google, type PageTypeface, styles } from '../../../src/typeset/fonts/typeface.ts';

const page = (
  name: string,
  stem: string,
  display: string,
  ...scripts: (readonly [string, number])[]
): PageTypeface => {
  const [body, heavy] = styles(stem, '400Regular', display);
  return { name, ...google(name, body!, heavy!), body: body!, display: heavy!, scripts };
};

/**
 * Typefaces that nothing was fitted to or chosen by, neither the reader's calibration nor the faults,
 * all of them such as a designer sets running text in: what is measured is whether faults are found,
 * not how wild a letter can be. Where one lacks a character, the program's
 * plain ones stand in.
 */
export const heldTypefaces: readonly PageTypeface[] = [
  page('roboto-slab', 'RobotoSlab', '700Bold', ['Latn', 1]),
  page('space-mono', 'SpaceMono', '700Bold', ['Latn', 1]),
  page('noto-serif-sc', 'NotoSerifSC', '700Bold', ['Hans', 1]),
  page('noto-serif-tc', 'NotoSerifTC', '700Bold', ['Hant', 1]),
  page('zen-kaku-gothic-new', 'ZenKakuGothicNew', '700Bold', ['Jpan', 1]),
  page('nanum-gothic', 'NanumGothic', '700Bold', ['Kore', 1]),
  page('gowun-batang', 'GowunBatang', '700Bold', ['Kore', 1]),
  page('amiri', 'Amiri', '700Bold', ['Arab', 1]),
  page('tajawal', 'Tajawal', '700Bold', ['Arab', 1]),
  page('baloo-2', 'Baloo2', '700Bold', ['Deva', 1]),
  page('mukta', 'Mukta', '700Bold', ['Deva', 1]),
];
