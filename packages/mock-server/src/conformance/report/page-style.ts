/** The style of the report's page. Its digest stands in the page's own policy: whatever changes here changes it. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #15191e; --muted: #505964; --line: #dbdfe4; --ground: #fff; --soft: #f5f7f9; --good: #1a7a3e; --bad: #b3261e; --none: #8a6100; --action: #0f55a5; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef0f3; --muted: #b0b8c2; --line: #343a42; --ground: #16191d; --soft: #1f2329; --good: #6cc48a; --bad: #ff9d94; --none: #e5bb5c; --action: #9cc5f8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; padding-bottom: 1rem; }
.kind { margin: 0; color: var(--muted); }
h1 { margin: .25rem 0; font-size: 2rem; line-height: 1.25; }
header.passed h1 { color: var(--good); } header.partly h1 { color: var(--none); } header.failed h1 { color: var(--bad); }
.base { margin: 0; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; list-style: none; margin: 1.25rem 0 .5rem; padding: 0; }
.counts strong { font-size: 1.75rem; font-variant-numeric: tabular-nums; margin-inline-end: .25rem; }
.counts .passed strong { color: var(--good); } .counts .failed strong { color: var(--bad); } .counts .skipped strong { color: var(--none); }
.money, .stopped { margin: .25rem 0; color: var(--muted); }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 2rem; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .5rem .5rem 0; text-align: end; border-bottom: 1px solid var(--line); font-weight: 400; }
th:first-child { text-align: start; }
thead th { color: var(--muted); font-size: .875rem; }
td.failed { color: var(--bad); font-weight: 600; } td.skipped { color: var(--none); } td.none { color: var(--muted); }
td.bar { width: 40%; padding-inline-start: 1rem; }
svg { display: block; width: 100%; height: 10px; border-radius: 5px; background: var(--soft); }
rect.passed { fill: var(--good); } rect.failed { fill: var(--bad); } rect.skipped { fill: var(--none); opacity: .5; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; } h2 span { color: var(--muted); font-weight: 400; }
article { border-top: 1px solid var(--line); padding: .75rem 0; }
article.failed { border: 1px solid var(--line); border-inline-start: 4px solid var(--bad); border-radius: 6px; padding: 1rem 1.25rem; margin: 0 0 1rem; }
h2::first-letter, th::first-letter, dt::first-letter, summary::first-letter { text-transform: uppercase; }
h3 { margin: 0; font-size: 1.0625rem; line-height: 1.4; }
.skipped h3, .passed summary { font-weight: 400; font-size: 1rem; }
.id { margin: 0; color: var(--muted); font: .8125rem/1.5 ui-monospace, monospace; }
.skipped p { margin: .125rem 0 0; color: var(--muted); font-size: .875rem; }
.skipped p.id { font-size: .8125rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1rem; margin: .75rem 0 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.mend { font-weight: 600; }
code, pre { font: .8125rem/1.55 ui-monospace, monospace; }
details { margin-top: .75rem; } article.passed details { margin: 0; }
summary { cursor: pointer; color: var(--action); } .passed summary { color: inherit; }
.passed p { margin: .25rem 0 0 1rem; color: var(--muted); font-size: .875rem; }
.exchange { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; margin-top: .5rem; }
pre { margin: 0; padding: .75rem; background: var(--soft); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: var(--action); }
:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
@media (max-width: 40rem) { .exchange, dl { grid-template-columns: 1fr; } dl { gap: 0; } dd { margin-bottom: .5rem; } td.bar { display: none; } }
@media print { body { font-size: 11pt; } article { break-inside: avoid; } }
`;
