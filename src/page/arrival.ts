import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { legible } from '../report/overlay/shown.ts';
import { goOn } from './navigation.ts';

/**
 * What a browser does for pages of their own: a title, the focus, and where to scroll to.
 *
 * @param identity what makes it another page: another picture does, another filter doesn't
 */
export function useArrival(title: string, identity: string): void {
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = legible(title);
  }, [title]);
  useLayoutEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    goOn(location.hash);
  }, [identity]);
}
