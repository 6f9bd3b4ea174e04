import { render } from 'preact';
import { App } from './app.tsx';
import { siteData } from './site.ts';

const page = document.getElementById('page');
if (page !== null) {
  try {
    const data = siteData();
    page.textContent = '';
    render(<App data={data} />, page);
  } catch (error) {
    // Of another version, or cut short on its way: better said than a white page.
    page.textContent = `This report can’t be shown: ${error instanceof Error ? error.message : error} Or make it anew: typoscope report <run>`;
    throw error;
  }
}
