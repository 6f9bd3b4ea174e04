import type { Region, Sample, SampleBlock } from '../../dataset/schema.ts';
import { html, type Markup } from '../html.ts';

/** The copy in reading order: what is written, in which role, and what of it is critical. */
export function copyTable({ copy }: Sample): Markup {
  return html`<table>
    <thead><tr><th scope="col">Block</th><th scope="col">Text</th></tr></thead>
    <tbody>${copy.map(row)}</tbody>
  </table>`;
}

function row(block: SampleBlock): Markup {
  const { id, role, lang, region } = block;
  const facts = [role, lang, region === undefined ? '' : where(region), caseOf(block)];
  return html`<tr data-block="${id}">
    <th scope="row"><span class="id">${id}</span><small>${facts.filter((fact) => fact !== '').join(' · ')}</small></th>
    <td lang="${lang}" dir="auto">${withCritical(block)}</td>
  </tr>`;
}

function caseOf({ case: folded }: SampleBlock): string {
  return folded === 'any' ? 'any case' : '';
}

function where(region: Region): string {
  return typeof region === 'string' ? region : `box ${region.join(', ')}`;
}

/** The text with its prescribed breaks, and what has to be exactly right marked. */
function withCritical({ text, critical }: SampleBlock): Markup {
  if (critical === undefined) return html`${text}`;
  if (critical === true) return html`<mark>${text}</mark>`;
  const marked = Array.from(text, () => false);
  const signs = [...text];
  for (const part of critical) {
    const wanted = [...part];
    for (let at = 0; at + wanted.length <= signs.length; at++) {
      // A break within it may be written as a space, or not at all.
      if (wanted.every((sign, i) => sameSign(signs[at + i]!, sign))) {
        marked.fill(true, at, at + wanted.length);
      }
    }
  }
  const runs: { text: string; marked: boolean }[] = [];
  signs.forEach((sign, i) => {
    const last = runs.at(-1);
    if (last !== undefined && last.marked === marked[i]) last.text += sign;
    else runs.push({ text: sign, marked: marked[i]! });
  });
  return html`${runs.map((run) => (run.marked ? html`<mark>${run.text}</mark>` : run.text))}`;
}

function sameSign(sign: string, wanted: string): boolean {
  return sign === wanted || (sign === '\n' && wanted === ' ');
}
