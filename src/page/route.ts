import { useEffect, useState } from 'preact/hooks';

/** A state of the page, as its link says it: `#/pictures?model=a&sort=worst`. */
export interface Route {
  /** '' is the first page. */
  page: string;
  query: Readonly<Record<string, string>>;
}

export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { page: path, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The link to a state. What is empty is not in it. */
export function linkTo(
  page: string,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const known = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] != null && entry[1] !== '',
  );
  const search = new URLSearchParams(known).toString();
  return `#/${page}${search === '' ? '' : `?${search}`}`;
}

/** Goes there without a step to go back by: for filters and views, which change often. */
export function replaceRoute(
  page: string,
  query: Readonly<Record<string, string | null | undefined>>,
): void {
  history.replaceState(null, '', linkTo(page, query));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    let before = location.hash;
    // The browser would scroll before what is to be scrolled is there.
    history.scrollRestoration = 'manual';
    const listen = () => {
      left.set(before, window.scrollY);
      before = location.hash;
      setHash(before);
    };
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, []);
  return routeOf(hash);
}

/** Where pages were left: who comes back to a list goes on there. */
const left = new Map<string, number>();

export function leftAt(hash: string): number {
  return left.get(hash) ?? 0;
}
