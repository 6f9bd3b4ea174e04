/** How each verdict looks: a colour that colour-blind people can tell, a word, a line, a sign. */
export type MarkKind =
  | 'exact'
  | 'close'
  | 'wrong'
  | 'critical'
  | 'missing'
  | 'unreadable'
  | 'extra'
  | 'duplicate';

export type Sign = 'tick' | 'wave' | 'cross' | 'bang' | 'gap' | 'question' | 'plus' | 'twice';

export interface Mark {
  /** Line and label; white text on it has a contrast of at least 4.5. */
  colour: string;
  /** Said on the label and in the panel. */
  word: string;
  /** Lengths of dash and gap in units, empty for a solid line. */
  dash: readonly number[];
  width: number;
  sign: Sign;
}

export const marks: Readonly<Record<MarkKind, Mark>> = {
  exact: { colour: '#00795A', word: 'exact', dash: [], width: 2, sign: 'tick' },
  close: { colour: '#A35A00', word: 'close', dash: [], width: 3, sign: 'wave' },
  wrong: { colour: '#C62A1B', word: 'wrong', dash: [], width: 4, sign: 'cross' },
  /** As red as wrong: however few its edits, what matters of it is not there as asked. */
  critical: { colour: '#C62A1B', word: 'critical', dash: [], width: 4, sign: 'bang' },
  missing: { colour: '#A3185F', word: 'missing', dash: [12, 7], width: 3, sign: 'gap' },
  unreadable: { colour: '#6B5B95', word: 'unreadable', dash: [3, 4], width: 3, sign: 'question' },
  extra: { colour: '#005FB0', word: 'extra', dash: [9, 4], width: 3, sign: 'plus' },
  duplicate: { colour: '#007C91', word: 'duplicate', dash: [9, 3, 3, 3], width: 3, sign: 'twice' },
};

export const markKinds = Object.keys(marks) as MarkKind[];

/** What an area without a trusted reading is drawn in; it has no verdict of its own. */
export const unreadColour = '#6B6B76';

/** A glyph that looks malformed has no verdict either, so no verdict's colour. */
export const suspectColour = '#111114';

export const panelColours = {
  ground: '#FFFFFF',
  ink: '#1C1C21',
  faint: '#5C5C66',
  rule: '#DCDCE2',
  substitute: '#FFD3CC',
  missing: '#F9D0E4',
  insert: '#CDE4FA',
} as const;

export const diffColours = {
  substitute: { ground: panelColours.substitute, line: marks.wrong.colour },
  missing: { ground: panelColours.missing, line: marks.missing.colour },
  insert: { ground: panelColours.insert, line: marks.extra.colour },
} as const;
