/**
 * What image models like to add to a page, by language (keys of `languageKey`). Written by hand,
 * plain enough to stand on any page; none is a name, a price or a date.
 */
export const inventedLines: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Limited offer, this week only',
    'Made with love and care',
    'Follow us for more news',
    'Terms and conditions apply',
  ],
  'zh-Hans': ['限时优惠仅此一周', '用心制作每一天', '关注我们了解更多', '最终解释权归本店所有'],
  'zh-Hant': ['限時優惠只到本週', '用心製作每一天', '追蹤我們獲得更多消息', '數量有限售完為止'],
  ja: [
    '今週だけの特別なお知らせ',
    '心をこめて作りました',
    '数量限定につきお早めに',
    'くわしくは店頭でおたずねください',
  ],
  ko: [
    '이번 주 한정 특별 행사',
    '정성을 다해 만들었습니다',
    '새 소식을 받아 보세요',
    '자세한 내용은 매장에 문의하세요',
  ],
  ar: [
    'عرض محدود لهذا الأسبوع فقط',
    'صنع بكل حب وعناية',
    'تابعونا لمعرفة المزيد',
    'تطبق الشروط والأحكام',
  ],
  hi: [
    'केवल इस सप्ताह का खास मौका',
    'प्यार और लगन से बनाया गया',
    'अधिक जानकारी के लिए जुड़े रहें',
    'नियम और शर्तें लागू',
  ],
  es: [
    'Oferta limitada, solo esta semana',
    'Hecho con cariño y cuidado',
    'Síguenos para saber más',
    'Consulta las condiciones en tienda',
  ],
  fr: [
    'Offre limitée, cette semaine seulement',
    'Fait avec amour et patience',
    'Suivez-nous pour en savoir plus',
    'Voir conditions en magasin',
  ],
  de: [
    'Nur diese Woche im Angebot',
    'Mit Liebe von Hand gemacht',
    'Folgen Sie uns für mehr',
    'Solange der Vorrat reicht',
  ],
  vi: [
    'Ưu đãi có hạn chỉ trong tuần này',
    'Làm bằng cả tấm lòng',
    'Theo dõi chúng tôi để biết thêm',
    'Số lượng có hạn mỗi ngày',
  ],
};
