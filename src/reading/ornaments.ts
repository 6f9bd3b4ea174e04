import { type Candidate, inked, inkForm } from './candidate.ts';

/** What tesseract writes for an icon or a bullet in front of a line. */
const ORNAMENT = /^[#※|<>*•©®]$/u;

/**
 * A reading without the sign in front that stands for an ornament: apart from the text, and seen by
 * none of the recognisers, which write these signs and not the letters behind them.
 */
export function withoutOrnament(reading: Candidate, pp: readonly Candidate[]): Candidate {
  const [sign, ...rest] = reading.characters;
  if (sign === undefined || !ORNAMENT.test(sign.text)) return reading;
  if (rest[0] === undefined || rest[0].text.trim() !== '') return reading;
  if (pp.length === 0 || pp.some(({ text }) => inkForm(text).includes(inkForm(sign.text))))
    return reading;
  const characters = rest.slice(rest.findIndex(({ text }) => text.trim() !== ''));
  if (inked({ ...reading, characters: rest }).length === 0) return reading;
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}
