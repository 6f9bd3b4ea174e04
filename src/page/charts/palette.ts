import { useEffect, useState } from 'preact/hooks';

export interface Palette {
  ink: string;
  soft: string;
  line: string;
  page: string;
  bad: string;
}

/** The page's own colours, as they are now. */
export function paletteNow(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    page: colour('page'),
    bad: colour('bad'),
  };
}

/** Ink on paper, whatever the screen is like. */
export const PAPER: Palette = {
  ink: '#000000',
  soft: '#444444',
  line: '#cccccc',
  page: '#ffffff',
  bad: '#b3261e',
};

/** Changes when the page's colours do. */
export function useTheme(): string {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const [isDark, setDark] = useState(dark.matches);
  useEffect(() => {
    const listen = () => setDark(dark.matches);
    dark.addEventListener('change', listen);
    return () => dark.removeEventListener('change', listen);
  }, [dark]);
  return isDark ? 'dark' : 'light';
}
