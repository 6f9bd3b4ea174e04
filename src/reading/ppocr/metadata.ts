import { readFile } from 'node:fs/promises';
import { TyposcopeError } from '../../errors.ts';

/** Fields of ONNX's `ModelProto` and of the entries of its metadata. */
const GRAPH = 7;
const METADATA = 14;
const KEY = 1;
const VALUE = 2;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/**
 * The metadata of an ONNX file, given its path or its bytes. Only the outermost fields are walked:
 * the network itself is skipped. Of keys that come twice the last holds.
 *
 * @throws TyposcopeError for what is no ONNX file, or can't be read
 */
export async function onnxMetadata(onnx: string | Uint8Array): Promise<Map<string, string>> {
  const file = typeof onnx === 'string' ? onnx : undefined;
  const bytes = typeof onnx === 'string' ? await readWhole(onnx) : onnx;
  const metadata = new Map<string, string>();
  let graph = false;
  try {
    for (const { number, wire, content } of fields(bytes)) {
      if (wire !== BYTES) continue;
      if (number === GRAPH) graph = true;
      else if (number === METADATA) metadata.set(...entryOf(content));
    }
    if (!graph) throw new Malformed('no network in it');
  } catch (cause) {
    if (!(cause instanceof Malformed)) throw cause;
    throw new TyposcopeError('reader', 'these weights are no ONNX file', {
      file,
      found: cause.message,
      mend: 'Check the path, or fetch the weights again: the file may be cut short',
      cause,
    });
  }
  return metadata;
}

/**
 * The classes of a recogniser whose file holds its dictionary (PP-OCRv5 and later), in order: one
 * character a class, then the space. The blank, which is class 0, is not among them.
 *
 * @throws TyposcopeError where the file is no ONNX file or holds no dictionary
 */
export async function dictionaryOf(path: string): Promise<string[]> {
  const text = (await onnxMetadata(path)).get('character');
  if (text === undefined || text === '') {
    throw new TyposcopeError('reader', 'these weights hold no dictionary', {
      file: path,
      expected: 'metadata `character`, as recognisers since PP-OCRv5 have it',
      mend: 'Give the dictionary as a file of its own',
    });
  }
  // Never trimmed: the first character of PP-OCRv5's is an ideographic space.
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return [...lines, ' '];
}

class Malformed extends Error {}

interface Field {
  number: number;
  wire: number;
  /** Of a field of bytes; empty for numbers. */
  content: Uint8Array;
}

/** The fields of one protobuf message, without going into them. */
function* fields(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    // Seven bits a byte. Beyond 2^53 it is inexact, and then far beyond any file's end.
    for (let i = 0; i < 10; i++) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Malformed('it ends in the middle of a number');
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    throw new Malformed(`a number without end at byte ${at - 10}`);
  };
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) {
      throw new Malformed(`a field of ${length} bytes where ${bytes.length - at} are left`);
    }
    at += length;
    return bytes.subarray(at - length, at);
  };
  const empty = new Uint8Array();
  while (at < bytes.length) {
    const start = at;
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0) throw new Malformed(`no field at byte ${start}`);
    if (wire === BYTES) {
      yield { number, wire, content: take(varint()) };
      continue;
    }
    if (wire === VARINT) varint();
    else if (wire === FIXED64) take(8);
    else if (wire === FIXED32) take(4);
    else throw new Malformed(`a field of unknown kind ${wire} at byte ${start}`);
    yield { number, wire, content: empty };
  }
}

function entryOf(bytes: Uint8Array): [key: string, value: string] {
  let key = '';
  let value = '';
  for (const { number, wire, content } of fields(bytes)) {
    if (wire !== BYTES) continue;
    if (number === KEY) key = textOf(content);
    else if (number === VALUE) value = textOf(content);
  }
  return [key, value];
}

function textOf(bytes: Uint8Array): string {
  try {
    // A byte order mark may be a character of the dictionary, and is kept.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed('metadata that are no UTF-8 text');
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new TyposcopeError('reader', 'the weights cannot be read', {
      file: path,
      found: cause instanceof Error ? cause.message : String(cause),
      mend: 'Check the path in the readers file, or fetch the weights again',
      cause,
    });
  }
}
