import type { ComponentChildren } from 'preact';
import { foldsOf, foldsText } from './folds.ts';
import { replaceRoute, useHash } from './navigation.ts';
import { routeOf } from './route.ts';

interface FoldProps {
  /** What the link calls it; on one page each has its own. */
  name: string;
  summary: ComponentChildren;
  /** Whether it is open unless somebody closes it. */
  isOpen?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** What not everybody looks at, under a line that opens it. The link says what was opened or closed. */
export function Fold({ name, summary, isOpen = false, class: className, children }: FoldProps) {
  const { query } = routeOf(useHash());
  // A link can't hold half a character, which a rule's name out of foreign results may end with.
  const called = name.toWellFormed();
  const isShown = foldsOf(query.fold).has(called) !== isOpen;
  return (
    <details
      class={className}
      open={isShown}
      onToggle={({ currentTarget }) => {
        // Also told where the page itself opened it.
        if (currentTarget.open === isShown) return;
        // From the link as it is now: several may be opened in one go, as before printing.
        const now = routeOf(location.hash);
        const folds = new Set(foldsOf(now.query.fold));
        if (currentTarget.open === isOpen) folds.delete(called);
        else folds.add(called);
        replaceRoute(now.page, { ...now.query, fold: foldsText(folds) });
      }}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
