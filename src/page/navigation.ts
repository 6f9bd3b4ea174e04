import { useEffect, useState } from 'preact/hooks';
import { linkTo, type Route, routeOf } from './route.ts';

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
