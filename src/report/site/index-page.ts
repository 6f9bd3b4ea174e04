import { createHash } from 'node:crypto';
import { html, trusted } from '../html.ts';

/**
 * Loads the page's scripts. They are made by this one, which the policy names by its hash, and are
 * trusted for that ('strict-dynamic'): a rule by address would have to trust all files of a disk, where
 * a page has no origin of its own.
 */
const LOADER = `
(function () {
  var typoscope = (window.typoscope = { data: {}, put: function (name, json) { typoscope.data[name] = JSON.parse(json); } });
  ['data.js', 'page.js'].forEach(function (name) {
    var script = document.createElement('script');
    script.src = document.documentElement.dataset.files + '/' + name;
    script.async = false;
    script.onerror = function () {
      document.getElementById('page').textContent = 'This page needs the folder “' + document.documentElement.dataset.files + '” beside it, which is missing or incomplete. Copy the whole folder of the report, or unpack it first.';
    };
    document.head.append(script);
  });
})();
`;

/**
 * The one page of a report. It asks for nothing but files beside it, and runs no script but ours,
 * whatever the copy of a set or a model's answer says.
 *
 * @param files the folder beside it with scripts and data
 */
export function indexPage(title: string, style: string, files: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(LOADER)} 'strict-dynamic'`,
    `style-src ${hashOf(style)}`,
    // Files of a disk are nobody's own; the scheme lets them in there, and is none of the web's.
    "img-src 'self' file: data:",
    // Else a script that is trusted might start others apart from the page.
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<html lang="en" data-files="${files}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<div id="page"><p class="loading">Opening the report …</p></div>
<noscript><p class="loading">The report is drawn by a script in its own folder. Allow scripts for this file, or read results.json and report.md.</p></noscript>
<script>${trusted(LOADER)}</script>
</body>
</html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
