import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { dataScript } from '../../../src/report/site/scripts.ts';
import { HOSTILE_TEXTS } from './synthetic-hostile.ts';

/** What a page has once it ran the script. `text` is what came of each `put`, before it was parsed. */
function ran(script: string): { name: unknown; json: string }[] {
  const put: { name: unknown; json: string }[] = [];
  const context = createContext({
    typoscope: { put: (name: unknown, json: string) => put.push({ name, json }) },
  });
  runInContext(script, context);
  return put;
}

const PROTO = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toString": null}');

test.each<[string, unknown]>([
  ['null', null],
  ['a number', 0.1],
  ['keys that every object has', PROTO],
  ['keys full of quotes', { "it's": 1, '"': 2, '\\': 3, "\\'": 4 }],
  ['single quotes', "it's 'quoted'"],
  ['double quotes', 'a "b" c'],
  ['a backslash at the end', 'C:\\'],
  ['backslashes before quotes', "\\' \\\" \\\\'"],
  ['what looks like an escape', '\\u0027 \\x27 \\n'],
  ['line ends', 'a\nb\r\nc\u0085d'],
  ['line ends of JavaScript alone', 'a\u2028b\u2029c'],
  ['the end of a script', '</script><script>alert(1)</script><!-- ]]>'],
  ['a template', '`\u0024{put("x")}`'],
  ['half of a pair', '\ud83c'],
  ['signs of control', '\0\u0007\u001b\u007f'],
  ['hostile texts', HOSTILE_TEXTS],
])('a page is given what was written: %s', (_, data) => {
  const [found, ...more] = ran(dataScript('site', data));
  expect(more).toEqual([]);
  // As bytes, since to compare objects may overlook a key `__proto__`.
  expect(JSON.stringify(JSON.parse(found!.json))).toBe(JSON.stringify(data));
});

test('a key __proto__ stays one, and changes no object', () => {
  const [found] = ran(dataScript('site', PROTO));
  const data = JSON.parse(found!.json);
  expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString']);
  expect(data.polluted).toBeUndefined();
});

test.each(['site', 'samples/0001.js', '__proto__', `a"b'c\\d`, 'a\u2028b\n'])(
  'under its name: %j',
  (name) => {
    expect(ran(dataScript(name, 1))).toEqual([{ name, json: '1' }]);
  },
);

test('on one line, with its end', () => {
  const script = dataScript('site', 'a\nb');
  expect(script.endsWith('\n')).toBe(true);
  expect(script.trimEnd()).not.toContain('\n');
});
