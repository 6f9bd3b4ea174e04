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

/** Changes when the page's colours do: light, dark, or ink on paper. */
export function useTheme(): string {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paper = matchMedia('print');
  const now = () => (paper.matches ? 'paper' : dark.matches ? 'dark' : 'light');
  const [theme, setTheme] = useState(now);
  useEffect(() => {
    const listen = () => setTheme(now());
    for (const query of [dark, paper]) query.addEventListener('change', listen);
    return () => {
      for (const query of [dark, paper]) query.removeEventListener('change', listen);
    };
  }, []);
  return theme;
}
