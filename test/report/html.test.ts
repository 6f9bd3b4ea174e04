import { expect, test } from 'vitest';
import { type Content, html, trusted } from '../../src/report/html.ts';

test.each<[string, Content, string]>([
  ['text', 'Jazz & “Blues”', 'Jazz &amp; “Blues”'],
  [
    'what looks like markup',
    '<script>alert("1")</script>',
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;',
  ],
  ['a quote', "it's", 'it&#39;s'],
  ['a number', 1.5, '1.5'],
  ['nought, which is something', 0, '0'],
  ['null', null, ''],
  ['undefined', undefined, ''],
  ['false', false, ''],
  ['markup', html`<b>${'<'}</b>`, '<b>&lt;</b>'],
  ['a list', ['<', html`<i></i>`, null, ['&']], '&lt;<i></i>&amp;'],
  ['our own', trusted('<hr>'), '<hr>'],
  ['half a surrogate pair and U+0000', 'a\ud800b\0c', 'a\ufffdb\ufffdc'],
  ['$& and $1, which replace nothing', '$&$1', '$&amp;$1'],
])('%s', (_, content, written) => {
  expect(html`<p>${content}</p>`.markup).toBe(`<p>${written}</p>`);
});

test('an attribute in double quotes can’t be left', () => {
  const { markup } = html`<a title="${'" onclick="x'}">`;
  expect(markup).toBe('<a title="&quot; onclick=&quot;x">');
});
