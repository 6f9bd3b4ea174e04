import { html, type Markup } from '../html.ts';
import { copyTable } from './copy-table.ts';
import type { Drawing, DrawnSample } from './drawn-sample.ts';
import { overlay } from './overlay.ts';

/** One sample: the drawing with its rules laid over, its copy, its rules in words, its prompt. */
export function sampleArticle(set: string, drawn: DrawnSample): Markup {
  const { sample, words, drawing, rules, prompt } = drawn;
  const { id, category, difficulty, group, canvas, copy } = sample;
  const languages = [...new Set(copy.map(({ lang }) => lang))];
  const facts = [
    category,
    difficulty,
    languages.join(' + '),
    `${canvas.width}×${canvas.height}`,
    `${words} words in ${copy.length} blocks`,
    group === undefined ? undefined : `group ${group}`,
  ].filter((fact) => fact !== undefined);
  return html`<article id="${anchorOf(set, id)}" tabindex="-1" data-set="${set}" data-category="${category}"
    data-difficulty="${difficulty}" data-languages="${languages.join(' ')}">
    <header>
      <h3><a href="#${anchorOf(set, id)}">${id}</a></h3>
      <ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
    </header>
    <div class="picture">${'fault' in drawing ? notDrawn(drawing.fault) : figure(drawn, drawing)}</div>
    <div class="told">
      ${copyTable(sample)}
      ${pictures(drawn)}
      ${palette(drawn)}
      <details><summary>Rules (${rules.length})</summary>
        ${rules.length === 0 ? html`<p>None.</p>` : html`<ul>${rules.map((rule) => html`<li dir="auto">${rule}</li>`)}</ul>`}
      </details>
      <details><summary>Prompt</summary><pre dir="auto">${prompt}</pre></details>
    </div>
  </article>`;
}

export function anchorOf(set: string, sample: string): string {
  return `${set}/${sample}`;
}

function figure({ sample }: DrawnSample, drawing: Drawing): Markup {
  const { width, height, picture } = drawing;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${sample.id}, typeset"
    class="${sample.background === 'transparent' ? 'checked' : 'filled'}">
    <image href="${picture}" width="${width}" height="${height}"/>
    ${overlay(sample, drawing)}
  </svg>`;
}

function notDrawn(fault: string): Markup {
  return html`<p class="fault" role="note">Not drawn: ${fault}</p>`;
}

/** At 80 px, as small as a logo has to hold, on light and on dark. */
function pictures({ sample, assets }: DrawnSample): Markup | null {
  if (assets.size === 0) return null;
  const { logo, product, inputs = [] } = sample;
  const used = (name: string) =>
    [
      name === logo?.asset && 'logo',
      name === product?.asset && 'product',
      inputs.includes(name) && `attached picture ${inputs.indexOf(name) + 1}`,
    ]
      .filter((use) => use !== false)
      .join(', ');
  return html`<ul class="assets">${[...assets].map(
    ([name, address]) => html`<li>
      <span class="on-light"><img src="${address}" alt=""/></span><span class="on-dark"><img src="${address}" alt=""/></span>
      <span>${name}<small>${used(name)}${name === logo?.asset && logo.text !== undefined && html`, reads “${logo.text}”`}</small></span>
    </li>`,
  )}</ul>`;
}

function palette({ sample }: DrawnSample): Markup | null {
  if (sample.palette === undefined && sample.background === undefined) return null;
  const { primary, secondary = [], tolerance } = sample.palette ?? {};
  const colours = primary === undefined ? [] : [primary, ...secondary];
  return html`<ul class="palette">${colours.map(
    (colour, i) =>
      html`<li><i style="background:${colour}"></i>${colour}${i === 0 && html` <small>primary</small>`}</li>`,
  )}${tolerance !== undefined && html`<li><small>tolerance ${tolerance} (CIEDE2000)</small></li>`}${
    sample.background !== undefined && html`<li><small>background ${sample.background}</small></li>`
  }</ul>`;
}
