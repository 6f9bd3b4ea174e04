import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
} from 'yaml';
import { type FileFaultReason, readRegularFile } from '../picture/read-file.ts';
import { type Finding, type Path, safe } from './finding.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_ALIASES = 50;
/** A file that is no YAML at all would have a fault in every line. */
const MAX_SYNTAX_FAULTS = 5;

/** What most often lies behind a file that is no YAML. */
const QUOTING = 'Texts with a colon, a comma, a # or quotes need double quotes around them';

export interface YamlFile {
  findings: Finding[];
  /** What the file holds; undefined where it could not be read or parsed. */
  value: unknown;
  /** The text without byte order mark and with plain newlines; '' where it could not be read. */
  source: string;
  /** 1-based line of a key or item, or of the nearest thing around it. */
  lineOf(path: Path): number | undefined;
}

/**
 * Reads one file that people wrote. Whatever is wrong with it is a finding; nothing is thrown.
 *
 * @param within the folder of the set that the file must lie in, where it belongs to one
 */
export async function readYaml(path: string, within?: string): Promise<YamlFile> {
  const file = await readRegularFile(path, { maxBytes: MAX_BYTES, within });
  if (!file.ok) return unread({ path: [], ...fileFault(file.reason, file.message) });
  try {
    const source = new TextDecoder('utf-8', { fatal: true })
      .decode(file.bytes)
      .replace(/\r\n?/g, '\n');
    return parseYaml(source);
  } catch {
    return unread({ what: 'the file is not UTF-8', path: [], mend: 'Save it as UTF-8.' });
  }
}

function fileFault(reason: FileFaultReason, message: string): Pick<Finding, 'what' | 'mend'> {
  switch (reason) {
    case 'missing':
      return { what: 'the file is missing' };
    case 'outside':
      return {
        what: "a link that leads out of the set's folder",
        mend: 'Put the file itself there.',
      };
    case 'too-many-bytes':
      return { what: 'more than 1 MiB', mend: 'A page of text or two is expected.' };
    case 'not-a-file':
      return { what: 'not a regular file' };
    case 'unreadable':
      return { what: `the file can't be read: ${safe(message)}` };
  }
}

export function parseYaml(source: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const findings = [...document.errors, ...document.warnings]
    .slice(0, MAX_SYNTAX_FAULTS)
    .map((problem): Finding => {
      const twice = problem.code === 'DUPLICATE_KEY';
      return {
        what: twice ? 'the same key twice' : `not valid YAML: ${safe(problem.message)}`,
        path: [],
        line: lines.linePos(problem.pos[0]).line,
        mend: twice ? 'Keep one of them.' : QUOTING,
      };
    });
  const lineOf = (path: Path) => lineIn(document, lines, path);
  // A doubled key leaves a value that can be checked for whatever else is wrong.
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) {
    return { findings, value: undefined, source, lineOf };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    JSON.stringify(value); // throws where an alias holds itself
    return { findings, value, source, lineOf };
  } catch {
    findings.push({
      what: 'aliases that expand too far or hold themselves',
      path: [],
      expected: `at most ${MAX_ALIASES} aliases`,
      mend: 'Write the values out.',
    });
    return { findings, value: undefined, source, lineOf };
  }
}

function lineIn(document: Document, lines: LineCounter, path: Path): number | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) break;
      offset = isNode(item) ? (item.range?.[0] ?? offset) : offset;
      node = item;
    } else break;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

function unread(finding: Finding): YamlFile {
  return { findings: [finding], value: undefined, source: '', lineOf: () => undefined };
}
