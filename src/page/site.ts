import type { SampleDetails, SiteData } from '../report/site/data.ts';

declare global {
  interface Window {
    /** Made by index.html; scripts with data put it there. */
    typoscope: { data: Record<string, unknown> };
  }
}

export function siteData(): SiteData {
  const data = window.typoscope.data.site;
  if (data === undefined)
    throw new Error('its data is missing. Copy the whole folder of the report.');
  return data as SiteData;
}

/** Where scripts and data are, as index.html says. */
export const files = (): string => document.documentElement.dataset.files ?? '';

const coming = new Map<string, Promise<SampleDetails>>();

/** The whole results of a sample's pictures, which come with a script of their own when asked for. */
export function sampleDetails(script: string): Promise<SampleDetails> {
  const known = coming.get(script);
  if (known !== undefined) return known;
  const details = new Promise<SampleDetails>((resolve, reject) => {
    const element = document.createElement('script');
    element.src = `${files()}/${script}`;
    element.onload = () => resolve(window.typoscope.data[script] as SampleDetails);
    element.onerror = () => {
      coming.delete(script);
      reject(new Error(`${files()}/${script} is missing: copy the whole folder of the report.`));
    };
    document.head.append(element);
  });
  coming.set(script, details);
  return details;
}
