import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from '../html.ts';
import type { DrawnSet } from './drawn-sample.ts';
import { layers } from './overlay.ts';
import { anchorOf, sampleArticle } from './sample.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/**
 * One page with every sample of the sets, that needs nothing but itself: pictures are in it, and
 * nothing is fetched or sent. Copy in it is shown and never run.
 */
export function previewPage(sets: readonly DrawnSet[]): string {
  const samples = sets.flatMap((set) => set.samples);
  const title = sets.map((set) => set.title).join(', ');
  // No script but ours, whatever the copy of a set says.
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '${hashOf(SCRIPT)}'`;
  const page = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Typoscope preview</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#samples">To the samples</a>
<header class="page">
  <h1>${title}</h1>
  <p>${counted(samples.length, 'sample')} of ${counted(sets.length, 'set')}, typeset as asked for by the program itself: no image model made these pictures.
  They show copy, regions and rules, and no illustration.</p>
</header>
<form class="tools" aria-label="What is shown">
  ${filters(sets)}
  <fieldset><legend>Over the pictures</legend>
    ${layers.map(([layer, name]) => html`<label><input type="checkbox" id="show-${layer}"${trusted(shownFirst.includes(layer) ? ' checked' : '')}> <i class="swatch ${layer}"></i>${name}</label>`)}
  </fieldset>
  <p class="count" role="status"></p>
</form>
<nav aria-label="Samples">${sets.map(index)}</nav>
<main id="samples">${sets.map(section)}</main>
<script>${trusted(SCRIPT)}</script>
</body>
</html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

const shownFirst: readonly string[] = ['regions', 'blocks', 'pictures'];

function filters(sets: readonly DrawnSet[]): Markup {
  const samples = sets.flatMap((set) => set.samples.map(({ sample }) => sample));
  const choices: [string, string, (string | undefined)[]][] = [
    ['set', 'Set', sets.map(({ name }) => name)],
    ['category', 'Category', samples.map(({ category }) => category)],
    ['difficulty', 'Difficulty', samples.map(({ difficulty }) => difficulty)],
    ['languages', 'Language', samples.flatMap(({ copy }) => copy.map(({ lang }) => lang)).sort()],
  ];
  return html`<div class="filters">${choices.map(([key, name, values]) => {
    const known = [...new Set(values)].filter((value) => value !== undefined);
    // A choice of one is none.
    return known.length < 2
      ? null
      : html`<label>${name} <select data-filter="${key}"><option value="">all</option>${known.map((value) => html`<option>${value}</option>`)}</select></label>`;
  })}<label>Find <input type="search" data-find placeholder="id or words"></label></div>`;
}

function index({ name, title, samples }: DrawnSet): Markup {
  return html`<details${trusted(samples.length > 0 ? ' open' : '')}><summary>${title}</summary><ul>${samples.map(
    ({ sample, drawing }) =>
      html`<li><a href="#${anchorOf(name, sample.id)}">${sample.id}</a>${'fault' in drawing && ' (not drawn)'}</li>`,
  )}</ul></details>`;
}

function section({ name, version, title, description, samples }: DrawnSet): Markup {
  return html`<section aria-labelledby="set-${name}">
    <h2 id="set-${name}">${title} <small>${name} ${version}</small></h2>
    ${description !== null && html`<p>${description}</p>`}
    ${samples.map((sample) => sampleArticle(name, sample))}
  </section>`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
