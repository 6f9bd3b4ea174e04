import { layers } from './overlay.ts';

/** Colours that are told apart on light and on dark, and by most who see few colours. */
const layerColours = {
  regions: '#0077bb',
  margin: '#777777',
  pictures: '#117733',
  blocks: '#cc3377',
  align: '#ee7733',
  spacing: '#009988',
  order: '#882255',
  hierarchy: '#332288',
} as const;

const layerRules = layers.map(
  ([layer]) => `
.layer.${layer} { --colour: ${layerColours[layer]}; }
.swatch.${layer} { background: ${layerColours[layer]}; }
body:has(#show-${layer}:not(:checked)) .layer.${layer} { display: none; }`,
);

export const STYLE = `
:root { color-scheme: light dark; --page: #fff; --ink: #1b1b1f; --soft: #5c5c66; --line: #d8d8de; --card: #f6f6f8; --link: #0b57a4; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) {
  :root { --page: #141417; --ink: #ececf0; --soft: #a5a5b0; --line: #3a3a42; --card: #1e1e23; --link: #8ab8f0; --mark: #5c4a00; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
small { color: var(--soft); font-size: .82em; font-weight: normal; }
.skip { position: absolute; left: -999em; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; z-index: 3; }
header.page, nav, main { max-width: 84rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 1.2rem 0 .3rem; line-height: 1.25; }
h2 { margin: 2.2rem 0 .3rem; }
h3 { margin: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
.tools { position: sticky; top: 0; z-index: 2; background: var(--page); border-bottom: 1px solid var(--line); padding: .5rem 1rem; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: center; }
.tools .filters { display: flex; flex-wrap: wrap; gap: .3rem .8rem; }
.tools fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
.tools legend { float: left; padding: 0 .5rem 0 0; color: var(--soft); }
.tools label { white-space: nowrap; }
select, input[type=search] { font: inherit; max-width: 11rem; padding: .15rem .3rem; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .3rem; }
.swatch { display: inline-block; width: .8em; height: .8em; border-radius: .2em; margin-right: .3em; vertical-align: -.05em; }
.count { margin: 0; color: var(--soft); }
nav { columns: 14rem; column-gap: 1.5rem; padding-top: 1rem; }
nav details { break-inside: avoid; margin-bottom: .8rem; }
nav ul { list-style: none; margin: .2rem 0 0; padding: 0 0 0 1rem; }
nav li { overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; }
article { border: 1px solid var(--line); border-radius: .6rem; background: var(--card); margin: 1.2rem 0; padding: 1rem; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .8rem 1.4rem; scroll-margin-top: 9rem; }
article[hidden], section[hidden], nav [hidden] { display: none; }
article > header { grid-column: 1 / -1; }
.facts { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem .5rem; margin: .3rem 0 0; padding: 0; }
.facts li { border: 1px solid var(--line); border-radius: 1em; padding: 0 .6em; font-size: .85rem; color: var(--soft); }
@media (min-width: 48.01rem) { .picture { position: sticky; top: 9rem; align-self: start; } .picture svg { max-height: calc(100vh - 10rem); } }
.picture svg { display: block; width: 100%; height: auto; }
.picture svg.checked { background: repeating-conic-gradient(#bbb 0 25%, #eee 0 50%) 0 0 / 24px 24px; }
.fault { border-left: .3rem solid #cc3311; padding-left: .8rem; overflow-wrap: anywhere; }
.layer { fill: none; stroke: var(--colour); stroke-width: 2; vector-effect: non-scaling-stroke; }
.layer * { vector-effect: non-scaling-stroke; }
.align line { stroke-opacity: .75; }
.layer text { fill: var(--colour); stroke: #fff; stroke-width: 3; paint-order: stroke; font-family: system-ui, sans-serif; font-weight: 600; }
.layer circle { fill: var(--colour); stroke: #fff; stroke-width: 1.5; }
.regions rect, .margin rect, .clear rect { stroke-dasharray: 7 5; }
.regions rect { fill: var(--colour); fill-opacity: .05; }
.blocks rect { stroke-width: 1.5; }
.blocks .line rect { stroke-width: .7; stroke-dasharray: 2 3; }
.spacing line { stroke-width: 4; }
.order text, .hierarchy text { fill: #fff; stroke: none; }
.order polyline { stroke-opacity: .6; }
.lit rect { fill: var(--colour); fill-opacity: .25; stroke-width: 3; }
tr.lit { background: var(--mark); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
tbody th { font-weight: 600; width: 38%; overflow-wrap: anywhere; }
tbody th small { display: block; line-height: 1.3; }
td { white-space: pre-line; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .4rem 0; }
.told details { margin-top: .7rem; }
.assets, .palette { list-style: none; padding: 0; margin: .9rem 0 0; display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; }
.assets li { display: flex; gap: .4rem; align-items: center; overflow-wrap: anywhere; }
.assets small { display: block; }
.assets .on-light, .assets .on-dark { display: inline-flex; padding: .4rem; border-radius: .3rem; border: 1px solid var(--line); }
.assets .on-light { background: #fff; }
.assets .on-dark { background: #26262b; }
.assets img { width: 80px; height: auto; max-height: 80px; object-fit: contain; }
.palette i { display: inline-block; width: 1.3em; height: 1.3em; border-radius: .25em; border: 1px solid var(--line); margin-right: .4em; vertical-align: -.3em; }
${layerRules.join('')}
@media (max-height: 40rem) { .tools { position: static; } }
@media (max-width: 48rem) {
  .tools { position: static; }
  article { grid-template-columns: minmax(0, 1fr); padding: .8rem; scroll-margin-top: .5rem; }
}
@media print { .tools, nav, .skip { display: none; } article { break-inside: avoid; } }
`;
