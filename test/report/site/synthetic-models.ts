import type { Sloppiness } from './synthetic-reading.ts';

export interface SyntheticModel {
  label: string;
  simulated: boolean;
  sloppy: Sloppiness;
  /** How often what is not in the text is wrong: colours, logo, contrast. */
  layoutFaults: number;
  /** Decimal dollars a picture; null: not known. */
  usd: string | null;
  medianMs: number;
  /** Of its pictures each so-manieth does not come; 0: all do. */
  troubleEvery: number;
  /** Index of a sample that it never draws. */
  refuses: number | null;
  /** Index of a sample whose first picture nobody could read. */
  unread: number | null;
  params: Record<string, string>;
}

/** What a page set by a program and read again has wrong with it. */
export const REFERENCE: Sloppiness = {
  slip: 0.001,
  malformed: 0,
  missing: 0,
  unread: 0.01,
  extra: 0,
  twice: 0,
  flat: 0,
  cut: 0,
  askew: 0,
};

const HIGH = {
  simulated: false,
  sloppy: {
    slip: 0.0015,
    malformed: 0.03,
    missing: 0.002,
    unread: 0.008,
    extra: 0.02,
    twice: 0.01,
    flat: 0.01,
    cut: 0.03,
    askew: 0.03,
  },
  layoutFaults: 0.03,
  usd: '0.12',
  medianMs: 24_000,
  troubleEvery: 40,
  refuses: null,
  unread: null,
  params: { quality: 'high' },
};

const LOW = {
  ...HIGH,
  sloppy: {
    slip: 0.012,
    malformed: 0.06,
    missing: 0.02,
    unread: 0.03,
    extra: 0.1,
    twice: 0.06,
    flat: 0.06,
    cut: 0.1,
    askew: 0.12,
  },
  layoutFaults: 0.12,
  usd: '0.03',
  medianMs: 11_000,
  troubleEvery: 25,
  unread: 2,
  params: { quality: 'low' },
};

const BETA = {
  ...HIGH,
  sloppy: {
    slip: 0.006,
    malformed: 0.05,
    missing: 0.01,
    unread: 0.02,
    extra: 0.06,
    twice: 0.03,
    flat: 0.04,
    cut: 0.06,
    askew: 0.08,
  },
  layoutFaults: 0.08,
  usd: '0.06',
  medianMs: 18_000,
  troubleEvery: 9,
  refuses: 3,
  params: { ratio: '2:3' },
};

const SIM = {
  ...LOW,
  simulated: true,
  usd: null,
  troubleEvery: 0,
  unread: null,
  params: { profile: 'ordinary' },
};

const KNOWN = new Map<string, Omit<SyntheticModel, 'label'>>([
  ['alpha/high', HIGH],
  ['alpha/low', LOW],
  ['beta', BETA],
  ['sim', SIM],
]);
const OTHERS = [HIGH, LOW, BETA];

/** @param at where it stands in the run, which tells how good a model of any other name is */
export function syntheticModel(label: string, at: number): SyntheticModel {
  return { label, ...(KNOWN.get(label) ?? OTHERS[at % OTHERS.length]!) };
}
