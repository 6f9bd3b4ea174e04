/** What the page does by itself: filters, and a block lit in the picture and in the table. */
export const SCRIPT = `
'use strict';
const articles = [...document.querySelectorAll('article')];
const choices = [...document.querySelectorAll('[data-filter]')];
const find = document.querySelector('[data-find]');
const count = document.querySelector('.count');

function filter() {
  const words = find.value.trim().toLowerCase();
  let shown = 0;
  for (const article of articles) {
    const fits = choices.every(({ value, dataset }) =>
      value === '' || article.dataset[dataset.filter].split(' ').includes(value));
    const hidden = !fits || (words !== '' && !article.textContent.toLowerCase().includes(words));
    article.hidden = hidden;
    if (!hidden) shown += 1;
    const link = document.querySelector('nav a[href="#' + CSS.escape(article.id) + '"]');
    link?.parentElement.toggleAttribute('hidden', hidden);
  }
  for (const part of document.querySelectorAll('section, nav details')) {
    part.hidden = part.querySelector('article:not([hidden]), li:not([hidden])') === null;
  }
  count.textContent = shown + ' of ' + articles.length + ' samples';
}
for (const choice of choices) choice.addEventListener('change', filter);
find.addEventListener('input', filter);
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault());

function light(event, on) {
  const part = event.target.closest?.('[data-block]');
  const article = part?.closest('article');
  if (!article) return;
  for (const other of article.querySelectorAll('[data-block]')) {
    if (other.dataset.block === part.dataset.block) other.classList.toggle('lit', on);
  }
}
document.addEventListener('pointerover', (event) => light(event, true));
document.addEventListener('pointerout', (event) => light(event, false));

/* j and k go from sample to sample, as in many readers. */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select')) return;
  const step = { j: 1, k: -1 }[event.key];
  if (step === undefined) return;
  const open = articles.filter((article) => !article.hidden);
  const at = open.indexOf(document.activeElement.closest('article'));
  const next = open[at < 0 ? (step > 0 ? 0 : open.length - 1) : at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
});
filter();
`;
