import { createHash } from 'node:crypto';
import { type Fen, formatYuan } from '@yongyiban/core/contract';
import { chapterOf, chapters, chapterTitles } from '../chapter.ts';
import type { Exchange } from '../exchange.ts';
import { countsOf, type Finding, type Outcome } from '../run.ts';
import type { Source } from '../source.ts';
import type { Language, Localized } from '../words.ts';
import { escaped } from './junit.ts';
import { pageStyle } from './page-style.ts';
import { reportWords as words } from './words.ts';

/**
 * A report as one page: nothing is loaded, nothing runs, and its own policy says so; the only style is the one whose
 * digest the policy names (CSP Level 3, hash sources).
 */
export function htmlReport(outcome: Outcome, language: Language): string {
  const say = (text: Localized) => escaped(text[language]);
  const counts = countsOf(outcome);
  const tone = counts.failed > 0 ? 'failed' : counts.skipped > 0 ? 'partly' : 'passed';
  const verdict = { failed: words.fails, partly: words.partly, passed: words.conforms }[tone];
  const digest = createHash('sha256').update(pageStyle).digest('base64');
  const of = (kind: Finding['verdict']['kind']) => outcome.findings.filter(finding => finding.verdict.kind === kind);

  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(words.title)} · ${escaped(outcome.base)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header class="${tone}">
<p class="kind">${say(words.title)}</p>
<h1>${say(verdict)}</h1>
<p class="base">${escaped(outcome.base)}</p>
<ul class="counts">${(['passed', 'failed', 'skipped'] as const).map(kind => `<li class="${kind}"><strong>${counts[kind]}</strong> ${say(words[kind])}</li>`).join('')}</ul>
${outcome.stopped === undefined ? '' : `<p class="stopped">${say(words[outcome.stopped])}</p>`}
<p class="money">${escaped(`${outcome.at.slice(0, 16).replace('T', ' ')} UTC`)}</p>
${outcome.confirmed > 0 ? `<p class="money">${say(words.confirmed)}${say(words.colon)}¥${escaped(formatYuan(outcome.confirmed as Fen))}</p>` : ''}
</header>
<main>
${summary(outcome, say)}
${section(words.failed, of('failed'), finding => failure(finding, say), say)}
${section(words.skipped, of('skipped'), finding => skipped(finding, say), say)}
${section(words.passed, of('passed'), finding => passed(finding, say), say)}
</main>
</body>
</html>
`;
}

type Say = (text: Localized) => string;

/** How each chapter stands, as a table with a bar that is drawn by its own numbers. */
function summary(outcome: Outcome, say: Say): string {
  const rows = chapters.flatMap(chapter => {
    const mine = outcome.findings.filter(({ check }) => chapterOf(check.id) === chapter);
    if (mine.length === 0) return [];
    const { passed: good, failed: bad, skipped: none } = countsOf({ ...outcome, findings: mine });
    const width = (count: number) => ((count / mine.length) * 200).toFixed(1);
    const bar = `<svg viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true"><rect class="passed" width="${width(good)}" height="10"/><rect class="failed" x="${width(good)}" width="${width(bad)}" height="10"/><rect class="skipped" x="${width(good + bad)}" width="${width(none)}" height="10"/></svg>`;
    const cell = (count: number, kind: string) => `<td class="${count > 0 ? kind : 'none'}">${count}</td>`;
    return [
      `<tr><th scope="row">${say(chapterTitles[chapter])}</th>${cell(good, 'passed')}${cell(bad, 'failed')}${cell(none, 'skipped')}<td class="bar">${bar}</td></tr>`,
    ];
  });
  const head = [words.chapter, words.passed, words.failed, words.skipped]
    .map(word => `<th scope="col">${say(word)}</th>`)
    .join('');
  return `<table class="summary"><thead><tr>${head}<td class="bar"></td></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function section(title: Localized, findings: readonly Finding[], show: (finding: Finding) => string, say: Say): string {
  if (findings.length === 0) return '';
  return `<section><h2>${say(title)} <span>${findings.length}</span></h2>\n${findings.map(show).join('\n')}\n</section>`;
}

function failure({ check, verdict, exchanges }: Finding, say: Say): string {
  if (verdict.kind !== 'failed') return '';
  return `<article class="failed" id="${escaped(check.id)}">
<h3>${say(check.says)}</h3>
<p class="id">${escaped(check.id)}</p>
<dl>
<dt>${say(words.does)}</dt><dd>${say(check.does)}</dd>
<dt>${say(words.expected)}</dt><dd>${say(verdict.expected)}</dd>
<dt>${say(words.came)}</dt><dd><code>${escaped(verdict.came)}</code></dd>
<dt>${say(words.mend)}</dt><dd class="mend">${say(check.mend)}</dd>
<dt>${say(words.source)}</dt><dd>${sources(check.source)}</dd>
</dl>
${exchanges.length === 0 ? '' : `<details><summary>${say(words.said)} (${exchanges.length})</summary>\n${exchanges.map(each => exchange(each, say)).join('\n')}\n</details>`}
</article>`;
}

function exchange(said: Exchange, say: Say): string {
  const headers = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  const ask = [
    `${said.method} ${said.target}`,
    ...headers(said.requestHeaders),
    ...(said.requestBody === undefined ? [] : ['', said.requestBody]),
  ];
  const answer =
    said.status === null
      ? [say(words.noAnswer)]
      : [
          `${said.status}`,
          ...headers(said.answerHeaders),
          ...(said.answerBody === undefined ? [] : ['', said.answerBody]),
        ];
  return `<div class="exchange"><pre>${escaped(ask.join('\n'))}</pre><pre>${escaped(answer.join('\n'))}</pre></div>`;
}

function skipped({ check, verdict }: Finding, say: Say): string {
  if (verdict.kind !== 'skipped') return '';
  return `<article class="skipped"><h3>${say(check.says)}</h3><p class="id">${escaped(check.id)}</p><p>${say(words.provide)}${say(words.colon)}${say(verdict.reason)}</p></article>`;
}

function passed({ check }: Finding, say: Say): string {
  return `<article class="passed"><details><summary>${say(check.says)} <span class="id">${escaped(check.id)}</span></summary><p>${say(check.does)}</p><p>${sources(check.source)}</p></details></article>`;
}

function sources(list: readonly Source[]): string {
  return list
    .map(({ name, link }) =>
      link === undefined ? escaped(name) : `<a href="${escaped(link)}" rel="noreferrer">${escaped(name)}</a>`,
    )
    .join(' · ');
}
