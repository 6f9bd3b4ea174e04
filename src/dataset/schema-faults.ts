import { z } from 'zod';
import { didYouMean, type Finding, type Path, shown } from './finding.ts';

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong with a value, in words that need no knowledge of the schema. */
export function schemaFaults(schema: z.ZodType, value: unknown): Finding[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return (error?.issues ?? []).flatMap((issue) => findings(issue, schema, value, []));
}

function findings(issue: Issue, schema: z.ZodType, root: unknown, before: Path): Finding[] {
  const path = [
    ...before,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema, path, root);
    return issue.keys.map((key) => ({
      what: 'unknown key',
      path: [...path, key],
      found: shown(key),
      expected: known.join(', '),
      mend: didYouMean(key, known),
    }));
  }
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors);
    if (meant !== undefined) return meant.flatMap((inner) => findings(inner, schema, root, path));
  }
  const found = valueAt(root, path);
  if (found === undefined) {
    return [
      { what: 'missing key', path, expected: expectedBy(issue), mend: `Add ${path.at(-1)}.` },
    ];
  }
  const type = wrongType(issue, found);
  return [
    {
      what: type ? 'wrong type of value' : 'value not allowed',
      path,
      found: shown(found),
      expected: expectedBy(issue),
      mend: type ? quoting(issue, found) : nearest(issue, found),
    },
  ];
}

/**
 * Of the ways a value may be written, the one it was meant as: the only one whose outermost type
 * fits, so that what is wrong further in is told rather than that none of them fits.
 */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter(
    (issues) =>
      !issues.some(
        ({ code, path }) =>
          path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
      ),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function wrongType(issue: Issue, found: unknown): boolean {
  return (
    issue.code === 'invalid_type' &&
    (found === null || issue.expected !== 'int' || typeof found !== 'number')
  );
}

/** Of values that are words, the one that was meant. */
function nearest(issue: Issue, found: unknown): string | undefined {
  const words = expectedBy(issue)
    .replace(/^one of /, '')
    .split(', ');
  return typeof found === 'string' && words.length > 1 ? didYouMean(found, words) : undefined;
}

function quoting(issue: Issue, found: unknown): string | undefined {
  if (found === null)
    return 'Give it a value (without quotes, # begins a comment), or leave it out.';
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  return wantsText && typeof found !== 'object' ? 'Put the value in quotes.' : undefined;
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
  tuple: 'a list',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'too_small':
      return bound(issue.origin, 'at least', issue.exact ?? false, issue.minimum, issue.message);
    case 'too_big':
      return bound(issue.origin, 'at most', issue.exact ?? false, issue.maximum, issue.message);
    default:
      return issue.message;
  }
}

function bound(
  origin: string,
  word: string,
  exact: boolean,
  limit: number | bigint,
  message: string,
): string {
  if (origin === 'string')
    return message.startsWith('Too ') ? `${word} ${limit} characters` : message;
  const count = exact ? `${limit}` : `${word} ${limit}`;
  return origin === 'array' ? `a list of ${count}` : count;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema | boolean;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  /** Told apart by a key that has another value in each. */
  oneOf?: JsonSchema[];
  const?: unknown;
}

function knownKeys(schema: JsonSchema, path: Path, value: unknown): string[] {
  const meant = (schema.oneOf ?? []).filter((branch) => fits(branch, value));
  const branches = [schema, ...(schema.anyOf ?? []), ...meant];
  const [step, ...rest] = path;
  if (step === undefined)
    return branches.flatMap(({ properties }) => Object.keys(properties ?? {}));
  return branches.flatMap(({ properties, items, prefixItems }) => {
    const next =
      typeof step === 'string'
        ? properties?.[step]
        : (prefixItems?.[step] ?? (typeof items === 'object' ? items : undefined));
    return next === undefined ? [] : knownKeys(next, rest, valueAt(value, [step]));
  });
}

/** Whether a value has what this branch and no other has. */
function fits({ properties = {} }: JsonSchema, value: unknown): boolean {
  return Object.entries(properties).every(
    ([key, each]) => each.const === undefined || each.const === valueAt(value, [key]),
  );
}
