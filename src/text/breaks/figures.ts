const list = (words: string) => new Set(words.split(/\s+/u));

/** As written after a number with a space, dots at the end taken off. */
const UNITS = list(`
  g kg mg µg t l L cl ml mL dl hl m mm cm km dm m² m³ cm² cm³ km² ha oz lb lbs ft yd mi mph pt qt gal
  h s ms min Min mins sec hr hrs Std Sek W kW kWh Wh MW V kV A mA mAh Ah Hz kHz MHz GHz K J kJ kcal cal
  Pa hPa bar dB lm lx px dpi ppi B kB KB MB GB TB Mbit Gbit km/h ° °C °F ℃ ℉ dag
  am pm AM PM a.m p.m A.M P.M Uhr uhr heures heure horas hora hours hour giờ phút
  Gramm Liter Kilo grams gramos grammes litros litres liters
  EUR USD GBP CHF JPY KRW CNY RMB INR AED SAR EGP TWD HKD VND VNĐ CAD AUD MXN BRL SEK NOK DKK PLN CZK
  Euro euros euro Cent cents ct kr Kr zł Kč Ft Fr đ đồng dollars pesos
  غرام غرامًا غراما جرام غ جم كغ كغم كجم كيلو كيلوغرام مل ملل مم سم كم متر لتر ص م صباحًا مساءً صباحا مساء
  ساعة ساعات دقيقة دقائق ريال ريالًا درهم درهمًا جنيه جنيهًا دينار دولار يورو ر.س د.إ ج.م د.ك
  ग्राम किग्रा किलो किलोग्राम लीटर मिली मिलीलीटर मी मीटर किमी सेमी रुपये रुपए रुपया रु बजे घंटे मिनट
`);
/** Scripts that write on after a unit: 元起, 원부터. */
const UNIT_START =
  /^(?:[元円圓圆块塊角分秒時时点點月日号號年克斤公升毫千米枚個个杯本人名台組组袋盒瓶包件度階层層]|グラム|キロ|リットル|원|그램|킬로|리터|밀리|시|분|초|월|일|년|개|잔|명|인|층|만|천)/u;
const MONEY_BEFORE =
  /(?:\p{Sc}|(?<!\p{L})(?:EUR|USD|GBP|CHF|JPY|KRW|CNY|RMB|INR|AED|SAR|TWD|HKD|Rs|Fr|रु|NT|HK|US|R|kr)[.$]?)$/u;
const FIGURE_END = /[\p{Nd}\p{No}]$/u;
const FIGURE_START = /^[-+−±－＋]?[\p{Nd}]/u;

/** Whether a break would part a number from itself, its unit or its currency. */
export function partsFigure(before: string, after: string, spaced: boolean): boolean {
  if (FIGURE_END.test(before)) {
    // Without a space whatever follows belongs to it: 168元, 3名様, ２０％.
    if (!spaced) return !/^[（「『【〈《［(\p{Extended_Pictographic}]/u.test(after);
    // ¥680 after a number is the next amount.
    if (/^\p{Sc}/u.test(after)) return !/^\p{Sc}\p{Nd}/u.test(after);
    if (UNIT_START.test(after)) return true;
    const word = /^[\p{L}\p{M}µ°²³.℃℉]+(?:\/h\b)?/u.exec(after)?.[0].replace(/\.+$/u, '');
    return word !== undefined && UNITS.has(word);
  }
  if (!FIGURE_START.test(after)) return false;
  // The currency of the amount before: 4,90 € | 5,90 €.
  if (MONEY_BEFORE.test(before)) return !/\p{Nd}[\s\u00a0\u202f]*[\p{Sc}\p{L}$.]+$/u.test(before);
  if (spaced) return false;
  if (/\p{Nd}[,.:，．：]$/u.test(before)) return true;
  // 3月28日 is one date, 18時30分 one time, 第3回 one number, －5 one temperature.
  return /(?:\p{Nd}[月時时點点]|第|[-+−±－＋])$/u.test(before);
}

/**
 * Symbols of units and money, the same in all languages that use them: with its unit a number is one
 * value (SI Brochure §5.4.3). Written-out units may begin a line; m and t are also words, of a sentence that
 * goes on.
 */
const SYMBOLS = list(`
  kg mg µg g l L cl ml mL dl hl mm cm km dm m m² m³ cm² cm³ km² oz lb lbs kW kWh Wh MW kV mA mAh Hz
  kHz MHz GHz kJ kcal Pa hPa dB px dpi ppi kB KB MB GB TB km/h °C °F ℃ ℉ °
  EUR USD GBP CHF JPY KRW CNY AED SAR VND zł Kč kr Kr
  كغ كجم كم مل سم मिली किग्रा किमी सेमी
`);
const CURRENCY = /^(?:[A-Z]{3}|zł|Kč|[kK]r)$/u;
const MONEY_START = /^(?:[元円圓圆원]|グラム|キロ|リットル|ミリ|克|公斤|毫升)/u;

/** What a break would part: a number, or a number from its unit or its currency; null for neither. */
export function partedFigure(
  before: string,
  after: string,
  spaced: boolean,
): 'number' | 'unit' | 'currency' | null {
  if (FIGURE_END.test(before)) {
    if (!spaced && /^(?:[\p{Nd}\p{No}]|[.,:٫٬]\p{Nd})/u.test(after)) return 'number';
    if (/^[%٪％‰‱]/u.test(after)) return 'unit';
    if (/^\p{Sc}(?!\s?\p{Nd})/u.test(after)) return 'currency';
    if (!spaced && MONEY_START.test(after))
      return /^[元円圓圆원]/u.test(after) ? 'currency' : 'unit';
    const word = /^[\p{L}\p{M}µ°²³℃℉]+(?:\/h\b)?/u.exec(after)?.[0];
    if (word === undefined || !SYMBOLS.has(word)) return null;
    if (/^['’]/u.test(after.slice(word.length))) return null;
    return CURRENCY.test(word) ? 'currency' : 'unit';
  }
  if (!FIGURE_START.test(after)) return null;
  if (/\p{Sc}$/u.test(before)) {
    return /\p{Nd}[\s\u00a0\u202f]*\p{Sc}$/u.test(before) ? null : 'currency';
  }
  return !spaced && /\p{Nd}[,.:٫٬]$/u.test(before) ? 'number' : null;
}

const DASH = '[-‐-―−~〜～－]';
const SPANS = [
  // Telephone numbers, dates in figures, amounts grouped by spaces.
  /[+＋(（]{0,2}\p{Nd}+(?:[\s()（）./・‐-―−~〜～－-]{1,3}\p{Nd}+)+/gu,
  // 9 h – 18 h, 10時〜20時, 10 a.m. – 5 p.m.
  new RegExp(
    `\\p{Nd}+\\s?[^\\s\\p{Nd}\\p{P}.]{0,4}[.\\p{L}]{0,4}\\s?${DASH}\\s?\\p{L}{0,2}\\p{Nd}+`,
    'gu',
  ),
];

/**
 * Telephone numbers and ranges, as [from, to) in UTF-16 units: broken only where they don't fit.
 */
export function figureSpans(text: string): [number, number][] {
  return SPANS.flatMap((span) =>
    Array.from(text.matchAll(span), (match): [number, number] => [
      match.index,
      match.index + match[0].length,
    ]),
  );
}
