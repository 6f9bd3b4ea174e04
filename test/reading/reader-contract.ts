import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxOf } from '../../src/geometry.ts';
import type { Pixels, Reading, TextReader } from '../../src/reading/reader.ts';
import { draw } from './drawn.ts';
import { paint } from './pixels.ts';

const LANGUAGES = ['en', 'de', 'ko'];

/** What any reader owes, whatever it reads with. `other`: the same reader on other data. */
export function readerContract(
  name: string,
  make: () => TextReader,
  other?: () => TextReader,
): void {
  describe(`${name} as a reader`, () => {
    let reader: TextReader;
    let page: Pixels;
    let reading: Reading;

    beforeAll(async () => {
      reader = make();
      page = draw(640, 480, [
        { text: 'Grand Opening', x: 320, y: 70, size: 56 },
        { text: 'Frisch für Genießer', x: 320, y: 170, size: 34 },
        { text: '새로 볶은 커피', x: 320, y: 260, size: 40 },
        { text: '¥4.50', x: 560, y: 360, size: 36 },
        // Half of it is outside the picture.
        { text: 'Beyond the edge', x: 620, y: 440, size: 30 },
      ]);
      reading = await reader.read(page, LANGUAGES);
    });
    afterAll(async () => reader.close());

    it('says who it is, the same each time and whatever the sequence of the languages', async () => {
      const identity = await reader.identity(LANGUAGES);
      for (const part of Object.values(identity)) expect(part).toMatch(/./);
      expect(await reader.identity(LANGUAGES)).toEqual(identity);
      expect(await reader.identity(LANGUAGES.toReversed())).toEqual(identity);
      expect(await make().identity(LANGUAGES)).toEqual(identity);
    });

    it.runIf(other !== undefined)('is another on other data', async () => {
      const { id, data } = await reader.identity(LANGUAGES);
      const changed = await other!().identity(LANGUAGES);
      // What follows the reader's own name tells the engines.
      expect(changed.id.split('/')[0]).toBe(id.split('/')[0]);
      expect(changed.data).not.toBe(data);
    });

    it('reads', () => {
      expect([reading.width, reading.height]).toEqual([640, 480]);
      expect(reading.lines.map(({ text }) => text)).toContain('Grand Opening');
    });

    it('gives lines of finite corners that lie about the picture', () => {
      for (const { quad, text } of reading.lines) {
        expect(quad.flat().every(Number.isFinite), text).toBe(true);
        const [x, y, w, h] = boxOf(quad);
        const spare = Math.min(w, h);
        expect(w, text).toBeGreaterThan(0);
        expect(h, text).toBeGreaterThan(0);
        expect(Math.min(x, y), text).toBeGreaterThanOrEqual(-spare);
        expect(x + w, text).toBeLessThanOrEqual(640 + spare);
        expect(y + h, text).toBeLessThanOrEqual(480 + spare);
        expect(x < 640 && y < 480 && x + w > 0 && y + h > 0, text).toBe(true);
      }
    });

    it('gives confidences from 0 to 1, and none to a line without text', () => {
      for (const line of reading.lines) {
        const all = [line, ...line.characters, ...(line.others ?? [])];
        for (const { confidence } of all) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        for (const { fit = 0 } of line.characters) {
          expect(fit).toBeGreaterThanOrEqual(0);
          expect(fit).toBeLessThanOrEqual(1);
        }
        if (line.text === '') expect(line.confidence).toBe(0);
      }
    });

    it('says of every line who read it, and what it goes by in finite numbers', () => {
      for (const { engine, script = 'Latn', signals = {} } of reading.lines) {
        expect(engine).toMatch(/./);
        expect(script).toMatch(/^[A-Z][a-z]{3}$/);
        expect(Object.values(signals).every(Number.isFinite)).toBe(true);
      }
    });

    it('gives characters that join to their line and lie in it', () => {
      for (const { text, characters, quad } of reading.lines) {
        if (characters.length === 0) continue;
        expect(characters.map((character) => character.text).join('')).toBe(text);
        const [x, y, w, h] = boxOf(quad);
        for (const { box } of characters) {
          if (box === null) continue;
          expect(box[0]).toBeGreaterThanOrEqual(x - 1);
          expect(box[1]).toBeGreaterThanOrEqual(y - 1);
          expect(box[0] + box[2]).toBeLessThanOrEqual(x + w + 1);
          expect(box[1] + box[3]).toBeLessThanOrEqual(y + h + 1);
        }
      }
    });

    it('writes nothing that is not in its alphabet', async () => {
      const alphabet = await reader.alphabet(LANGUAGES);
      if (alphabet === null) return;
      const written = new Set(reading.lines.flatMap(({ text }) => [...text]));
      expect([...written].filter((character) => !alphabet.has(character))).toEqual([]);
    });

    it('can be stored as JSON and is the same again', () => {
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
    });

    it('reads the same twice, and two at once as one after the other', async () => {
      const small = draw(300, 120, [{ text: 'Iced latte', x: 150, y: 60, size: 36 }]);
      const alone = await reader.read(small, LANGUAGES);
      const [again, beside] = await Promise.all([
        reader.read(page, LANGUAGES),
        reader.read(small, LANGUAGES),
      ]);
      expect(again).toEqual(reading);
      expect(beside).toEqual(alone);
    });

    it.each([
      ['white', 400, 300, 255],
      ['black', 400, 300, 0],
      ['of one pixel', 1, 1, 200],
      ['very wide', 8000, 40, 250],
      ['very high', 40, 3000, 250],
    ])('finds no text in an empty picture: %s', async (_, width, height, grey) => {
      const empty = await reader.read(
        paint(width, height, () => [grey, grey, grey]),
        LANGUAGES,
      );
      expect([empty.width, empty.height]).toEqual([width, height]);
      expect(empty.lines.filter(({ text }) => text !== '')).toEqual([]);
    });

    it('survives text over the whole of a very wide picture', async () => {
      const wide = draw(8000, 40, [{ text: 'Ticker '.repeat(70), x: 4000, y: 20, size: 24 }]);
      const { lines } = await reader.read(wide, ['en']);
      expect(lines.every(({ confidence }) => Number.isFinite(confidence))).toBe(true);
    });

    it('reads without any language, and with one that nobody speaks', async () => {
      const small = draw(300, 120, [{ text: 'Iced latte', x: 150, y: 60, size: 36 }]);
      for (const languages of [[], ['qaa', 'not a tag']]) {
        const { lines } = await reader.read(small, languages);
        // Found in any case; a reader that reads by language alone says that it did not read it.
        expect(lines).toHaveLength(1);
        const { text, confidence } = lines[0]!;
        if (text === '') expect(confidence).toBe(0);
        else expect(text).toBe('Iced latte');
      }
    });

    it('closes before it was opened, twice, and at once', async () => {
      const fresh = make();
      await fresh.close();
      await Promise.all([fresh.close(), fresh.close()]);
    });

    it('closes twice after reading', async () => {
      await reader.close();
      await reader.close();
    });
  });
}
