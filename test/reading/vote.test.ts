import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/reading/candidate.ts';
import { correctedByVote, type Voter, vote } from '../../src/reading/vote.ts';
import { candidate, plainAlphabet } from './candidate.ts';

interface Says {
  text: string;
  /** Of all its characters, or of some. */
  sure?: number | Readonly<Record<string, number>>;
  /** Characters that it can't write. */
  lacks?: string;
  marks?: boolean;
}

function voter({ text, sure = 0.9, lacks = '', marks = true }: Says): Voter {
  const one = typeof sure === 'number' ? candidate(text, sure) : candidate(text, 0.9, sure);
  return { candidate: one, marks, canWrite: (character) => !lacks.includes(character) };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

describe('a reading held against others', () => {
  interface Case {
    what: string;
    reading: string;
    says: Says[];
    shares: number[];
    agreeing: number | null;
    lacking?: number;
  }

  it.each<Case>([
    { what: 'nobody else', reading: 'ab', says: [], shares: [1, 1], agreeing: null },
    { what: 'one of one mind', reading: 'ab', says: [{ text: 'ab' }], shares: [1, 1], agreeing: 1 },
    {
      what: 'a guillemet read as a bracket of its form',
      reading: '«a»',
      says: [{ text: '《a》', lacks: '«' }],
      shares: [1, 1, 1],
      agreeing: null,
    },
    {
      what: 'one of two differs in one character',
      reading: 'abc',
      says: [{ text: 'abc' }, { text: 'abx' }],
      shares: [1, 1, 0.5],
      agreeing: 0.5,
    },
    {
      what: 'one left a character out',
      reading: 'abc',
      says: [{ text: 'ac' }],
      shares: [1, 0, 1],
      agreeing: 0,
    },
    {
      what: 'one has a character more',
      reading: 'ac',
      says: [{ text: 'abc', sure: { b: 0.7 } }],
      shares: [1, 1],
      agreeing: 0,
      lacking: 0.7,
    },
    {
      what: 'the surest of what it lacks',
      reading: '',
      says: [
        { text: 'a', sure: 0.4 },
        { text: 'bc', sure: 0.8 },
      ],
      shares: [],
      agreeing: 0,
      lacking: 0.8,
    },
    {
      what: 'spaces, dashes, quotes and widths are no difference',
      reading: '“ａ” – b',
      says: [{ text: '"a"-b' }],
      shares: [1, 1, 1, 1, 1],
      agreeing: 1,
    },
    { what: 'case is', reading: 'Ab', says: [{ text: 'ab' }], shares: [0, 1], agreeing: 0 },
    {
      what: 'who can’t write a character has no vote on it',
      reading: '炭火A',
      says: [{ text: 'A', lacks: '炭火' }, { text: '炭人A' }],
      shares: [1, 0, 1],
      agreeing: 0,
    },
    {
      what: 'nor on the line',
      reading: '炭火',
      says: [{ text: '', lacks: '炭火' }],
      shares: [1, 1],
      agreeing: null,
    },
    {
      what: 'who has no marks is heard on the letter',
      reading: 'für',
      says: [{ text: 'fur', lacks: 'ü', marks: false }],
      shares: [1, 1, 1],
      agreeing: 1,
    },
    {
      what: 'and contradicts another letter',
      reading: 'für',
      says: [{ text: 'fir', lacks: 'ü', marks: false }],
      shares: [1, 0, 1],
      agreeing: 0,
    },
    {
      what: 'who has them is heard on both',
      reading: 'für',
      says: [{ text: 'fur' }],
      shares: [1, 0, 1],
      agreeing: 0,
    },
    {
      what: 'two marks on one letter',
      reading: 'phở',
      says: [{ text: 'pho', marks: false }],
      shares: [1, 1, 1],
      agreeing: 1,
    },
    {
      what: 'the voicing of kana is no mark of Latin',
      reading: 'バ',
      says: [{ text: 'パ', marks: false }],
      shares: [0],
      agreeing: 0,
    },
    {
      what: 'characters beyond the first plane',
      reading: '𠮷野',
      says: [{ text: '𠮷野' }, { text: '吉野' }],
      shares: [0.5, 1],
      agreeing: 0.5,
    },
    {
      what: 'Arabic in its own order',
      reading: 'قهوة',
      says: [{ text: 'قهوه' }],
      shares: [1, 1, 1, 0],
      agreeing: 0,
    },
    { what: 'two of nothing', reading: '', says: [{ text: '' }], shares: [], agreeing: 1 },
    { what: 'of spaces', reading: ' \u3000', says: [{ text: '' }], shares: [], agreeing: 1 },
  ])('$what', ({ reading, says, shares, agreeing, lacking = 0 }) => {
    const result = vote(candidate(reading), says.map(voter));
    expect(result.shares).toEqual(shares);
    expect(result.agreeing).toBe(agreeing);
    expect(result.lacking).toBe(lacking);
    expect(result.fits).toHaveLength(shares.length);
  });

  it.each<[string, Says[], 'as it was' | 'less']>([
    ['nobody else', [], 'as it was'],
    ['who can’t write it', [{ text: 'a', lacks: 'b' }], 'as it was'],
    ['one is less sure', [{ text: 'ab', sure: { b: 0.3 } }], 'less'],
    ['one reads another', [{ text: 'ax' }], 'less'],
    ['one reads none', [{ text: 'a' }], 'less'],
    ['one of two reads another', [{ text: 'ab' }, { text: 'ax' }], 'less'],
  ])('how well a character fits: %s', (_, says, expected) => {
    const [, own] = vote(candidate('ab', 0.8), []).fits;
    const [, fit] = vote(candidate('ab', 0.8), says.map(voter)).fits;
    expect(own).toBe(0.8);
    if (expected === 'as it was') expect(fit).toBe(own);
    else expect(fit).toBeLessThan(own!);
    expect(fit).toBeGreaterThanOrEqual(0);
  });

  it('it fits the worse, the more read another there', () => {
    const fits = [0, 1, 2, 3].map((others) => {
      const says = [0, 1, 2].map((n): Says => ({ text: n < others ? 'ax' : 'ab', sure: 0.8 }));
      return vote(candidate('ab', 0.8), says.map(voter)).fits[1]!;
    });
    expect(fits).toEqual(fits.toSorted((a, b) => b - a));
    expect(fits[3]).toBeLessThan(fits[0]! / 2);
  });

  it('very long lines', () => {
    const text = 'Ticker '.repeat(300);
    const result = vote(candidate(text), [voter({ text: text.replace('Ticker', 'Tick3r') })]);
    expect(result.shares.filter((share) => share === 0)).toHaveLength(1);
  });

  it('changes nothing that it is given', () => {
    const reading = candidate('für');
    const before = structuredClone(reading);
    vote(reading, [voter({ text: 'fur', marks: false })]);
    expect(reading).toEqual(before);
  });
});

describe('who can write fewer than half of a reading', () => {
  const shareOf = (reading: string, sign: string, says: Says) => {
    const { shares, fits } = vote(candidate(reading), [voter(says)]);
    const at = [...reading.replaceAll(' ', '')].indexOf(sign);
    return [shares[at], round(fits[at]!)];
  };
  const UNHEARD = [1, 0.98];
  const DENIED = [0, 0.49];
  const CONFIRMED = [1, 0.94];

  it.each([...'.,:;!?،؛؟।'])('isn’t heard on %s', (sign) => {
    const reading = `かきく${sign}`;
    for (const text of ['', sign]) {
      expect(shareOf(reading, sign, { text, lacks: 'かきく' }), text).toEqual(UNHEARD);
    }
  });

  it.each([...'5a#※(-¥。、«'])('is heard on %s', (sign) => {
    const reading = `かきく${sign}`;
    expect(shareOf(reading, sign, { text: '', lacks: 'かきく' })).toEqual(DENIED);
    expect(shareOf(reading, sign, { text: sign, lacks: 'かきく' })).toEqual(CONFIRMED);
  });

  it.each<[string, string, Says, number[]]>([
    ['half', 'かき,5', { text: '5', lacks: 'かき' }, DENIED],
    ['half of an odd number isn’t', 'かきく,5', { text: '5', lacks: 'かきく' }, UNHEARD],
    ['more than half', 'か,5', { text: '5', lacks: 'か' }, DENIED],
    ['all', 'か,', { text: 'か' }, DENIED],
    ['half, and sees it', 'かき,5', { text: ',5', lacks: 'かき' }, CONFIRMED],
    ['spaces are not counted', 'か き く ,', { text: '', lacks: 'かきく' }, UNHEARD],
    ['letters without their marks are', 'ü,ü', { text: 'uu', lacks: 'ü', marks: false }, DENIED],
    ['with them they aren’t', 'ü,ü', { text: 'uu', lacks: 'ü' }, UNHEARD],
    ['signs of another form are', '“,”', { text: '', lacks: '"' }, DENIED],
  ])('or half and is heard on a comma: %s', (_, reading, says, expected) => {
    expect(shareOf(reading, ',', says)).toEqual(expected);
  });

  it('leaves it to those who can write more', () => {
    const says: Says[] = [
      { text: '5', lacks: 'かきく' },
      { text: 'かきく.5' },
      { text: 'かきく,5' },
    ];
    const { shares, agreeing } = vote(candidate('かきく,5'), says.map(voter));
    expect(shares).toEqual([1, 1, 1, 0.5, 1]);
    expect(agreeing).toBe(0.5);
  });
});

describe('a reading that others correct', () => {
  const first = candidate('l0st', 0.99, { '0': 0.6 });

  it.each<[string, Candidate, Says[], string]>([
    ['nobody', first, [], 'l0st'],
    [
      'two that are sure of one other digit do, however sure the first is',
      candidate('120円', 1),
      [
        { text: '720四', sure: 0.95, lacks: '円' },
        { text: '720', lacks: '円' },
      ],
      '720円',
    ],
    [
      'two that are not quite sure of it don’t',
      candidate('120円', 1),
      [
        { text: '720', sure: 0.85, lacks: '円' },
        { text: '720', lacks: '円' },
      ],
      '120円',
    ],
    [
      'nor where one sees the first’s',
      candidate('120円', 1),
      [
        { text: '720', lacks: '円' },
        { text: '720', lacks: '円' },
        { text: '120', lacks: '円' },
      ],
      '120円',
    ],
    [
      'nor where they see two',
      candidate('120円', 1),
      [
        { text: '720', lacks: '円' },
        { text: '720', lacks: '円' },
        { text: '420', lacks: '円' },
      ],
      '120円',
    ],
    [
      'most see 、 at the end',
      candidate('大豆'),
      [{ text: '大豆、' }, { text: '大豆、' }],
      '大豆、',
    ],
    ['one alone sees it', candidate('大豆'), [{ text: '大豆、' }, { text: '大豆' }], '大豆'],
    ['an icon at the end', candidate('Menu'), [{ text: 'Menu※' }, { text: 'Menu※' }], 'Menu'],
    ['one alone doesn’t', first, [{ text: 'lost' }], 'l0st'],
    ['two that are surer do', first, [{ text: 'lost' }, { text: 'lost' }], 'lost'],
    [
      'two that are less sure don’t',
      first,
      [
        { text: 'lost', sure: 0.5 },
        { text: 'lost', sure: 0.5 },
      ],
      'l0st',
    ],
    ['two that read different ones don’t', first, [{ text: 'lost' }, { text: 'lest' }], 'l0st'],
    [
      'half of four don’t',
      first,
      [{ text: 'lost' }, { text: 'lost' }, { text: 'l0st' }, { text: 'l0st' }],
      'l0st',
    ],
    [
      'three of four do',
      first,
      [{ text: 'lost' }, { text: 'lost' }, { text: 'lost' }, { text: 'l0st' }],
      'lost',
    ],
    [
      'none that can’t write what is there',
      first,
      [{ text: 'lost', lacks: '0' }, { text: 'lost' }],
      'l0st',
    ],
    ['nothing is left out', first, [{ text: 'lst' }, { text: 'lst' }], 'l0st'],
    [
      'what both see in it is put in',
      candidate('lst'),
      [{ text: 'lost' }, { text: 'lost' }],
      'lost',
    ],
    ['but not a digit', first, [{ text: 'l07st' }, { text: 'l07st' }], 'l0st'],
    ['nor what one sees', candidate('lst'), [{ text: 'lost' }, { text: 'lst' }], 'lst'],
    ['nor what stands elsewhere', candidate('lst'), [{ text: 'lost' }, { text: 'lsot' }], 'lst'],
    [
      'nor half of them',
      candidate('lst'),
      ['lost', 'lost', 'lst', 'lst'].map((text) => ({ text })),
      'lst',
    ],
    ['a minus in front of a price', candidate('$23'), [{ text: '-$23' }, { text: '–$23' }], '-$23'],
    ['or a plus of a number', candidate('23'), [{ text: '+23' }, { text: '+23' }], '+23'],
    ['but not of a word', candidate('tea'), [{ text: '-tea' }, { text: '-tea' }], 'tea'],
    ['nor another sign', candidate('$23'), [{ text: 'O$23' }, { text: 'O$23' }], '$23'],
    ['nor anything behind it', candidate('tea'), [{ text: 'teas' }, { text: 'teas' }], 'tea'],
    [
      'marks are not taken away by who has none',
      candidate('für', 0.5),
      [
        { text: 'fur', marks: false },
        { text: 'fur', marks: false },
      ],
      'für',
    ],
    [
      'a look-alike beyond the first plane',
      candidate('吉野', 0.5),
      [{ text: '𠮷野' }, { text: '𠮷野' }],
      '𠮷野',
    ],
    [
      'spaces stay',
      candidate('a l0st b', 0.5),
      [{ text: 'alostb' }, { text: 'a lost b' }],
      'a lost b',
    ],
    ['nothing of nothing', candidate(''), [{ text: 'a' }, { text: 'a' }], ''],
  ])('%s', (_, reading, says, expected) => {
    const corrected = correctedByVote(reading, says.map(voter));
    expect(corrected.text).toBe(expected);
    expect(corrected.characters.map(({ text }) => text).join('')).toBe(expected);
    expect(corrected.engine).toBe(reading.engine);
  });

  it('is as sure there as the surest of them, and stands where it stood', () => {
    const voters = [0.7, 0.8].map((sure) => voter({ text: 'lost', sure }));
    const corrected = correctedByVote(first, voters);
    expect(corrected.characters.map(({ confidence }) => confidence)).toEqual([
      0.99, 0.8, 0.99, 0.99,
    ]);
    expect(corrected.characters.map(({ from, to }) => [from, to])).toEqual(
      first.characters.map(({ from, to }) => [from, to]),
    );
    expect(first.text).toBe('l0st');
  });

  describe('in a point or a comma', () => {
    const priced = candidate('3.508', 0.99, { '.': 0.66 });
    const comma = (sure: number): Says => ({ text: '3,508', sure: { ',': sure } });
    const point = (sure: number): Says => ({ text: '3.508', sure: { '.': sure } });
    it.each<[string, Candidate, Says[], string]>([
      ['one much surer is enough', priced, [comma(0.99)], '3,508'],
      ['those of one mind weigh together', priced, [comma(0.99), point(0.6)], '3.508'],
      ['on either side', priced, [comma(0.99), comma(0.5), point(0.6)], '3,508'],
      ['also the less sure', priced, [comma(0.7), comma(0.3), point(0.3)], '3,508'],
      [
        'not where the first is sure',
        candidate('3.508', 0.95),
        [comma(0.99), comma(0.99)],
        '3,508',
      ],
      ['nor one alone there', candidate('3.508', 0.95), [comma(0.99)], '3.508'],
      [
        'another character isn’t weighed',
        candidate('3x5', 0.5),
        [{ text: '3,5', sure: 0.9 }],
        '3x5',
      ],
      ['nor one for a point', candidate('3.5', 0.5), [{ text: '3x5', sure: 0.9 }], '3.5'],
    ])('%s', (_, reading, says, expected) => {
      expect(correctedByVote(reading, [...says.map(voter), voter({ text: '' })]).text).toBe(
        expected,
      );
    });
  });

  it('by engines with alphabets of their own', () => {
    const canWrite = (character: string) => plainAlphabet.has(character);
    const voters = ['lost', 'lost'].map((text) => ({
      candidate: candidate(text, 0.9),
      marks: false,
      canWrite,
    }));
    expect(correctedByVote(candidate('lōst', 0.2), voters).text).toBe('lōst');
    expect(correctedByVote(candidate('l0st', 0.2), voters).text).toBe('lost');
  });
});

describe('a reading from the right held against one from the left', () => {
  /** Characters as they are read, each at a tenth of the line. */
  const at = (text: string, tenths: number[]): Candidate => {
    const one = candidate(text, 0.9);
    const characters = one.characters.map((character, i) => ({
      ...character,
      from: tenths[i]! / 10,
      to: (tenths[i]! + 1) / 10,
    }));
    return { ...one, characters };
  };
  const arabic = at('12 الى 34', [8, 9, 7, 6, 5, 4, 3, 0, 1]);
  const canWrite = (character: string) => plainAlphabet.has(character);

  it.each<[string, string, number[]]>([
    ['the same digits', '34J12', [1, 1, 1, 1, 1, 1, 1]],
    ['another digit', '35J12', [1, 1, 1, 1, 1, 1, 0]],
    ['another at the other end', '34J17', [1, 0, 1, 1, 1, 1, 1]],
  ])('%s', (_, text, shares) => {
    const voter = { candidate: at(text, [0, 1, 5, 8, 9]), marks: false, canWrite };
    const result = vote(arabic, [voter]);
    expect(result.shares).toEqual(shares);
    // It can't write Arabic, so it has no vote on the line.
    expect(result.agreeing).toBeNull();
    expect(result.fits).toHaveLength(7);
  });

  it('is its characters’ own order that shares are told in', () => {
    const voter = { candidate: at('34J12', [0, 1, 5, 8, 9]), marks: false, canWrite };
    voter.candidate.characters[4]!.confidence = 0.1;
    const { fits } = vote(arabic, [voter]);
    expect(fits.map(round)).toEqual([0.9, 0.5, 0.9, 0.9, 0.9, 0.9, 0.9]);
  });
});

it('shares are of those who can write a character', () => {
  const says: Says[] = [{ text: 'a' }, { text: 'a' }, { text: 'x' }, { text: '', lacks: 'a' }];
  expect(vote(candidate('a'), says.map(voter)).shares.map(round)).toEqual([0.667]);
});
