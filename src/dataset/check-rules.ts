import { didYouMean, type Finding, type Path, shown } from './finding.ts';
import { type Outline, rulesOf } from './outline.ts';

/** Faults of the rules of layout: the blocks they name, and rules that rest on others. */
export function checkRules(outline: Outline): Finding[] {
  const ids = outline.copy.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const { hierarchy, align, spacing } = rulesOf(outline);
  const levels = hierarchy.flatMap((level, i): Named[] =>
    typeof level === 'string'
      ? [{ name: level, path: ['layout', 'hierarchy', i] }]
      : namedIn(level ?? [], ['layout', 'hierarchy', i]),
  );
  return [
    ...blockFaults(levels, ids),
    ...Object.entries({ align, spacing }).flatMap(([key, rules]) =>
      rules.flatMap(({ blocks }, i) =>
        blockFaults(namedIn(blocks, ['layout', key, i, 'blocks']), ids),
      ),
    ),
    ...(outline.layout.ratio !== undefined && outline.layout.hierarchy === undefined
      ? [{ what: 'a ratio without a hierarchy', path: ['layout', 'ratio'], mend: 'Add hierarchy.' }]
      : []),
  ];
}

interface Named {
  name: string;
  path: Path;
}

function namedIn(blocks: readonly (string | null)[], path: Path): Named[] {
  return blocks.flatMap((name, i) => (name === null ? [] : [{ name, path: [...path, i] }]));
}

/** Of one rule: ids that no block has, and ids named twice. */
function blockFaults(named: readonly Named[], ids: readonly string[]): Finding[] {
  return named.flatMap(({ name, path }, i): Finding[] => {
    if (!ids.includes(name)) {
      return [
        {
          what: 'a rule that names an unknown block',
          path,
          found: shown(name),
          expected: `one of ${[...new Set(ids)].join(', ')}`,
          mend: didYouMean(name, ids),
        },
      ];
    }
    const twice = named.findIndex((other) => other.name === name) < i;
    return twice ? [{ what: 'a rule that names a block twice', path, found: shown(name) }] : [];
  });
}
