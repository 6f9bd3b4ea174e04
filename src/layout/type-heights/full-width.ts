import { alignGlyphs } from './align-glyphs.ts';
import { type Glyph, heightOf, quantile, unionOfGlyphs } from './glyph-row.ts';
import type { Letter } from './letters.ts';

/** Heights of kana over that of a full ideograph, in hundredths: means over typefaces. */
const KANA =
  'ぁ73あ93ぃ57い72ぅ72う93ぇ72え90ぉ70お89か88が95き92ぎ99く93ぐ93け91げ99こ78ご97さ92ざ99し90じ90す95ず99せ86ぜ99そ88ぞ98た90だ94ち90ぢ99っ52つ68づ92て83で84と88ど97な94に83ぬ87ね91の81は86ば99ぱ99ひ86び99ぴ95ふ87ぶ91ぷ94へ59べ75ぺ76ほ86ぼ99ぽ99ま91み89む89め89も91ゃ72や92ゅ72ゆ92ょ70よ90ら90り91る86れ90ろ86ゎ70わ90を91ん90ァ65ア84ィ69イ88ゥ70ウ94ェ50エ65ォ69オ87カ88ガ96キ89ギ99ク91グ99ケ92ゲ99コ69ゴ93サ91ザ99シ86ジ97ス78ズ99セ84ゼ96ソ81ゾ99タ93ダ99チ89ヂ89ッ64ツ84ヅ99テ87デ99ト88ド93ナ89ニ62ヌ80ネ94ノ81ハ68バ87パ86ヒ82ビ93ピ91フ78ブ97プ98ヘ64ベ76ペ76ホ85ボ98ポ99マ74ミ87ム82メ85モ74ャ69ヤ89ュ47ユ62ョ57ヨ73ラ87リ88ル79レ79ロ71ヮ62ワ81ヲ80ン79ヴ99ヵ67ヶ68';
const kana = new Map([...KANA.matchAll(/(\D)(\d\d)/gu)].map(([, c, h]) => [c!, Number(h) / 100]));

/** Ideographs that are lower than most, by a twelfth or so. */
const LOW = new Set(
  '上只买两日元正四至丝厂开雨天已飞于面用不置下西干可豆甲业丁巧平万里目死又了写子示区司无理區玉壓円町八',
);
/** Too low to tell anything. */
const FLAT = new Set('一二三五工口');

const ideograph = /^\p{sc=Han}$/u;
const syllable = /^[가-힣]$/u;

export interface FullHeight {
  /** Of a full ideograph or syllable, in pixels. */
  body: number;
  kind: 'ideograph' | 'syllable';
  count: number;
}

/** Height of the full-width characters of a row, each by how high its like are. */
export function fullHeight(
  glyphs: readonly Glyph[],
  letters: readonly Letter[],
): FullHeight | null {
  const samples: number[] = [];
  let ideographs = 0;
  for (const match of alignGlyphs(glyphs, letters)) {
    const shares = match.letters.map(({ text }) => shareOf(text));
    if (shares.some((share) => share === null)) continue;
    const box = match.glyphs.length === 1 ? match.glyphs[0]! : unionOfGlyphs(match.glyphs);
    samples.push(heightOf(box) / Math.max(...shares.map((share) => share!)));
    if (match.letters.some(({ text }) => !syllable.test(text))) ideographs += 1;
  }
  // Rather the higher ones: characters may be lower than their like, but not higher.
  const body = quantile(samples, samples.length > 3 ? 0.6 : 0.5);
  if (body === null) return null;
  const kind = ideographs * 2 > samples.length ? 'ideograph' : 'syllable';
  return { body, kind, count: samples.length };
}

/** Height of a character over that of a full one; null where it tells nothing. */
export function shareOf(character: string): number | null {
  const known = kana.get(character.normalize('NFC'));
  if (known !== undefined) return known;
  if (ideograph.test(character)) {
    return FLAT.has(character) ? null : LOW.has(character) ? 0.92 : 1;
  }
  return syllable.test(character) ? shareOfSyllable(character) : null;
}

/** Syllables that end in a vowel written below are lower. */
function shareOfSyllable(character: string): number {
  const at = character.codePointAt(0)! - 0xac00;
  const [vowel, last] = [Math.floor(at / 28) % 21, at % 28];
  return last === 0 && [8, 12, 13, 17, 18].includes(vowel) ? 0.87 : 1;
}
