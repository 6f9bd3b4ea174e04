import { useEffect, useRef, useState } from 'preact/hooks';
import { linkTo, type Route, routeOf } from './route.ts';

/** Goes there without a step to go back by: for filters and views, which change often. */
export function replaceRoute(
  page: string,
  query: Readonly<Record<string, string | null | undefined>>,
): void {
  history.replaceState(null, '', linkTo(page, query));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The link's state as it is now. */
export function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useHashChange(() => setHash(location.hash));
  return hash;
}

/** The same for the page as a whole: each place that is left is remembered. */
export function useRoute(): Route {
  const before = useRef(location.hash);
  useHashChange(() => {
    left.set(before.current, placeNow());
    before.current = location.hash;
  });
  return routeOf(useHash());
}

/** @param change does the same whenever it was made: the first one is kept */
function useHashChange(change: () => void): void {
  useEffect(() => {
    window.addEventListener('hashchange', change);
    return () => window.removeEventListener('hashchange', change);
  }, []);
}

/** Where a page was left: how far down, and by which link, at which height of the window. */
interface Place {
  y: number;
  link: { href: string; top: number } | null;
}

const left = new Map<string, Place>();

function placeNow(): Place {
  const link = document.activeElement?.closest('a[href]');
  const href = link?.getAttribute('href');
  return {
    y: window.scrollY,
    link: link == null || href == null ? null : { href, top: link.getBoundingClientRect().top },
  };
}

/**
 * Goes on where the page was left, at the link by which it was: who comes back to a list is at the
 * picture that was looked at. Elsewhere to the top.
 */
export function goOn(hash: string): void {
  const place = left.get(hash);
  window.scrollTo(0, place?.y ?? 0);
  const link = place?.link == null ? null : linkNamed(place.link.href);
  const target = link ?? document.getElementById('main');
  target?.focus({ preventScroll: true });
  if (link === null || place?.link == null) return;
  holdAt(link, place.link.top);
}

/** Frames in which nothing moved any more, and after which nobody waits for that. */
const CALM = 6;
const MOST = 90;
const TOUCHES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Keeps a link at a height of the window while the list around it finds its own: of what is far off
 * that is only guessed. Ends at once where somebody scrolls.
 */
function holdAt(link: HTMLElement, top: number): void {
  const stop = new AbortController();
  for (const kind of TOUCHES) {
    window.addEventListener(kind, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  const settle = (frame: number, calm: number) => {
    if (stop.signal.aborted) return;
    const off = link.getBoundingClientRect().top - top;
    if (Math.abs(off) >= 1) window.scrollBy(0, off);
    const still = Math.abs(off) < 1 ? calm + 1 : 0;
    if (still >= CALM || frame >= MOST || !link.isConnected) stop.abort();
    else requestAnimationFrame(() => settle(frame + 1, still));
  };
  settle(0, 0);
}

function linkNamed(href: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"]`);
}
