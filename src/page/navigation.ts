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
      left.set(before, placeNow());
      before = location.hash;
      setHash(before);
    };
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, []);
  return routeOf(hash);
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

/** Frames in which a list may still find its height: what is far off is only guessed before. */
const SETTLING = 4;

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
  const { top } = place.link;
  const settle = (frames: number) => {
    window.scrollBy(0, link.getBoundingClientRect().top - top);
    if (frames > 0) requestAnimationFrame(() => settle(frames - 1));
  };
  settle(SETTLING);
}

function linkNamed(href: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"]`);
}
