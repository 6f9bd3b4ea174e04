import type { BlockResult, ImageResult, Results, TextResult } from '../../src/results/results.ts';

/** Two pictures and all that `results.json` may say of them. */
export function exampleResults(): Results {
  return {
    schema: 'typoscope/results@1',
    run: {
      id: '2026-11-24-menus',
      benchmark: null,
      startedAt: '2026-11-24T10:00:00.000Z',
      finishedAt: '2026-11-24T10:01:00.000Z',
      status: 'complete',
      stoppedReason: null,
      sets: [{ name: 'menus', version: '1.0.0', sha256: 'a'.repeat(64) }],
      seed: 1,
      bars: { maxCer: 0.02, critical: 'all', maxExtraCharacters: 0, rules: ['logo'] },
      trust: 0.85,
      floors: { critical: 0.5, exact: 0.15, suspect: 0.6 },
      normalization: ['nfc', 'width'],
      versions: {
        typoscope: '0.1.0',
        node: '24.21.0',
        prices: null,
        readers: [
          { id: 'routed', version: '1', data: 'd', residual: { value: 0.01, n: 900 } },
          { id: 'other', version: '1', data: 'd', residual: null },
        ],
      },
    },
    images: [exampleImage(), absentImage()],
    models: [
      {
        model: 'gpt-image-2/high',
        simulated: false,
        images: 2,
        outcomes: { image: 1, absent: 1 },
        figures: {
          textAccuracy: { value: 0.981, low: 0.97, high: 0.99, n: 50, unit: '1', worst: [0.9, 1] },
          order: { value: null, low: null, high: null, n: 0, unit: '1' },
        },
      },
    ],
  };
}

export function exampleImage(over: Partial<ImageResult> = {}): ImageResult {
  return {
    model: 'gpt-image-2/high',
    simulated: false,
    set: 'menus',
    sample: 'izakaya-ja-en',
    category: 'menu',
    group: 'izakaya',
    difficulty: 'medium',
    repeat: 0,
    outcome: 'image',
    reason: null,
    note: null,
    file: 'images/ab/abcd.png',
    overlay: 'overlays/izakaya-ja-en.jpg',
    sha256: 'b'.repeat(64),
    width: 1024,
    height: 1536,
    flattened: false,
    requested: { width: 1024, height: 1536, params: { size: 'auto', quality: 'high' } },
    modelAnswered: null,
    requestIds: [],
    text: exampleText(),
    layout: [
      {
        rule: 'hierarchy',
        verdict: 'pass',
        score: 1,
        measured: { sizes: [40, 20], unit: 'px' },
        expected: { ratio: 1.2 },
        message: 'sizes fall',
        boxes: [[0, 0, 10, 10]],
      },
    ],
    usable: true,
    cost: { usd: null, upTo: null, basis: 'unknown', priceDate: null },
    usage: {},
    latency: { attemptMs: null, totalMs: null },
    attempts: 0,
    ...over,
  };
}

export function absentImage(over: Partial<ImageResult> = {}): ImageResult {
  return exampleImage({
    sample: 'lunch',
    outcome: 'absent',
    file: null,
    overlay: null,
    sha256: null,
    width: null,
    height: null,
    text: null,
    layout: [],
    usable: null,
    ...over,
  });
}

export function exampleText(over: Partial<TextResult> = {}): TextResult {
  return {
    characters: 212,
    decidedCharacters: 205,
    cer: 0.014,
    cerInterval: [0.014, 0.047],
    wer: 0.03,
    strict: { cer: 0.02 },
    substituted: 1,
    missing: 2,
    inserted: 0,
    extra: 5,
    duplicated: 0,
    order: 1,
    notRead: ['🍶'],
    floor: { cer: 0.002, n: 212 },
    blocks: [
      {
        id: 'title',
        role: 'headline',
        lang: 'ja',
        script: 'Jpan',
        expected: '炭火焼き',
        read: '炭火焼さ',
        cer: 0.25,
        verdict: 'wrong',
        confidence: 0.98,
        box: [10, 20.5, 300, 80],
        boxes: [[10, 20.5, 300, 80]],
        edits: [{ op: 'substitute', at: 3, expected: 'き', read: 'さ' }],
        suspect: [{ at: 0, expected: '炭', fit: 0.41, box: [10, 20.5, 75, 80] }],
        by: 'person',
        history: [{ by: 'reader', at: '2026-11-24', read: '炭火焼き' }],
      },
    ],
    critical: [{ block: 'price-1', text: '¥680', ok: true }],
    extras: [{ text: 'Enjoy', box: [0, 0, 5, 5], kind: 'extra' }],
    ...over,
  };
}

/** A block with so many errors that figures count; null: undecided. */
export function countedBlock(
  errors: number | null,
  characters = 10,
  over: Partial<BlockResult> = {},
): BlockResult {
  const edit = { op: 'substitute', at: 0, expected: 'a', read: 'b' } as const;
  const isDecided = errors !== null && characters > 0;
  return {
    id: 'title',
    role: 'headline',
    lang: 'en',
    script: 'Latn',
    expected: 'a'.repeat(characters),
    read: null,
    cer: isDecided ? errors / characters : null,
    verdict: errors === null ? 'unreadable' : errors === 0 ? 'exact' : 'wrong',
    confidence: null,
    box: null,
    edits: Array.from({ length: errors ?? 0 }, () => edit),
    by: 'reader',
    history: [],
    ...over,
  };
}
