import { render } from 'preact';
import { App } from './app.tsx';
import { siteData } from './site.ts';

const page = document.getElementById('page');
if (page !== null) {
  page.textContent = '';
  render(<App data={siteData()} />, page);
}
