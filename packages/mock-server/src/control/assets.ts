/** The control page's style, served as a file of its own so that no inline style is needed. */
export const controlCss = `
.yyb-control { --ink: #15191e; --muted: #505964; --line: #dbdfe4; --ground: #ffffff; --sunken: #f4f5f7; --action: #0f55a5; --good: #0a6b3b; --bad: #b0231b; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; padding: 1rem; max-width: 72rem; margin: 0 auto; }
@media (prefers-color-scheme: dark) { .yyb-control { --ink: #eef0f3; --muted: #b0b8c2; --line: #343a42; --ground: #16191d; --sunken: #1e2227; --action: #9cc5f8; --good: #74d3a0; --bad: #ff9f95; } body.yyb-page { background: #16191d; } }
body.yyb-page { margin: 0; }
.yyb-control * { box-sizing: border-box; }
.yyb-control h1 { font-size: 1.5rem; margin: 0 0 1rem; }
.yyb-control h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
.yyb-control h3 { font-size: 1rem; margin: 1rem 0 .5rem; }
.yyb-control section { border-top: 1px solid var(--line); padding: 1rem 0; }
.yyb-control dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0 0 .75rem; }
.yyb-control dt { color: var(--muted); font-size: .875rem; }
.yyb-control dd { margin: 0; font-variant-numeric: tabular-nums; }
.yyb-control .row, .yyb-control .fields { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin-top: .5rem; }
.yyb-control label { display: block; font-size: .875rem; color: var(--muted); }
.yyb-control input, .yyb-control select { display: block; font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--muted); border-radius: 6px; min-height: 44px; padding: .25rem .5rem; max-width: 12rem; }
.yyb-control button { font: inherit; color: var(--action); background: none; border: 1px solid currentColor; border-radius: 6px; min-height: 44px; padding: .25rem .75rem; cursor: pointer; }
.yyb-control :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
.yyb-control .scroll { overflow-x: auto; position: relative; }
@media (max-width: 40rem) { .yyb-control .scroll table { min-width: 34rem; } }
.yyb-control caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
.yyb-control time { white-space: nowrap; }
.yyb-control figure { margin: 0; }
.yyb-control figcaption { color: var(--muted); font-size: .875rem; }
.yyb-control .hours { display: block; width: 100%; max-width: 40rem; background: var(--sunken); fill: var(--action); }
.yyb-control .hours text { font-size: 11px; fill: var(--muted); text-anchor: middle; }
.yyb-control table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
.yyb-control th, .yyb-control td { text-align: start; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; font-variant-numeric: tabular-nums; }
.yyb-control .log { list-style: none; margin: 0; padding: 0; }
.yyb-control .log li { border-bottom: 1px solid var(--line); }
.yyb-control summary { min-height: 44px; padding: .5rem 0; cursor: pointer; overflow-wrap: anywhere; }
.yyb-control pre { background: var(--sunken); padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.yyb-control .good { color: var(--good); }
.yyb-control .bad { color: var(--bad); font-weight: 600; }
.yyb-control .chart { width: 100%; height: 10rem; background: var(--sunken); }
.yyb-control polyline { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; }
.yyb-control polyline.pool { stroke: var(--action); }
.yyb-control polyline.advances { stroke: var(--bad); stroke-dasharray: 5 4; }
.yyb-control .key::before { content: ""; display: inline-block; width: 1.5rem; border-top: 2px solid var(--action); vertical-align: middle; margin-inline: .25rem; }
.yyb-control .key.advances::before { border-top: 2px dashed var(--bad); }
.yyb-control a { color: var(--action); }
.yyb-control .language { float: inline-end; margin: 0; }
`;

/** Keeps the page fresh while nobody is typing in it or reading a request, and copies lines for the shell. */
export const controlJs = `
const main = document.querySelector('.yyb-control');
const own = { createHTML: html => html };
const policy = window.trustedTypes?.createPolicy('yongyiban-control', own) ?? own;
main.addEventListener('click', event => {
  const button = event.target.closest('[data-copy]');
  if (button) navigator.clipboard.writeText(button.closest('details').querySelector('pre').textContent);
});
async function refresh() {
  const busy = main.contains(document.activeElement) || main.querySelector('details[open]');
  if (document.visibilityState === 'visible' && !busy) {
    const response = await fetch(location.href).catch(() => undefined);
    if (response?.ok) {
      const fresh = new DOMParser().parseFromString(policy.createHTML(await response.text()), 'text/html').querySelector('.yyb-control');
      main.replaceChildren(...fresh.childNodes);
    }
  }
  setTimeout(refresh, 2000);
}
setTimeout(refresh, 2000);
`;
