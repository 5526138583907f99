import { fen, formatYuan, type Language } from '@yongyiban/core/contract';
import { dayAt, timeAt } from '../clock/instant.ts';
import { type FaultName, requestFaults, streamFaults, worldFaults } from '../faults/fault.ts';
import { presets } from '../faults/presets.ts';
import { statisticsOf } from '../figures/statistics.ts';
import type { Surroundings } from '../platform/surroundings.ts';
import { escapeHtml as text } from '../sign-in/html.ts';
import { moneyChart, moneyOverTime, type Point } from './chart.ts';
import { renderFigures } from './figures.ts';
import { asCurl } from './log.ts';
import { controlState } from './state.ts';
import { accountWords, dueWords, faultWords, type Word, words } from './words.ts';

/** A whole city does not fit on a page; `/_sim/state` names everybody. */
const peopleShown = 24;

const yuan = (amount: number) => `¥${formatYuan(fen(amount))}`;

/** The control page's content: sections of plain HTML whose forms say what they do. */
export function renderControl(around: Surroundings, language: Language): string {
  const say = (word: Word) => text(words[word][language]);
  const state = controlState(around);
  const sections = [clock(), money(), figures(), faults(), who(), requests(), sms()];
  const other = language === 'en' ? 'zh-CN' : 'en';
  return `<p class="language"><a href="/_sim?lang=${other}" lang="${other}">${say('language')}</a></p>\n<h1>${say('title')}</h1>\n${sections.join('\n')}`;

  function clock(): string {
    const at = Date.parse(state.now);
    const next =
      state.next === null
        ? say('nothing')
        : `${text(dueWords[state.next.what][language])} · ${moment(Date.parse(state.next.at))}`;
    return section(
      'clock',
      `<dl><div><dt>${say('now')}</dt><dd>${moment(at)}</dd></div><div><dt>${say('rate')}</dt><dd>${state.rate === 0 ? say('standing') : `× ${state.rate}`}</dd></div><div><dt>${say('next')}</dt><dd>${next}</dd></div></dl>
<div class="row">${act('POST', 'clock', { do: 'freeze' }, say('freeze'))}${act('POST', 'clock', { do: 'run' }, say('run'))}${act('POST', 'clock', { do: 'step' }, say('step'))}${act('POST', 'clock', { do: 'advance', milliseconds: '3600000' }, say('hour'))}${act('POST', 'clock', { do: 'advance', milliseconds: '86400000' }, say('day'))}</div>`,
    );
  }

  function money(): string {
    const { pool, advances, transit, entries, broken } = state.money;
    const points = moneyOverTime(around.world.ledger.entries);
    const rows = points.slice(-8).map(point => [moment(point.at), yuan(point.pool), yuan(point.advances)]);
    return section(
      'money',
      `<p class="${broken.length === 0 ? 'good' : 'bad'}">${broken.length === 0 ? say('balanced') : `${say('off')} ${text(broken.join('; '))}`}</p>
<dl><div><dt>${say('pool')}</dt><dd>${yuan(pool)}</dd></div><div><dt>${say('advances')}</dt><dd>${yuan(advances)}</dd></div><div><dt>${say('transit')}</dt><dd>${yuan(transit)}</dd></div><div><dt>${say('entries')}</dt><dd>${entries}</dd></div></dl>
${drawing(points)}
${table(say('poolOverTime'), [say('at'), say('pool'), say('advances')], rows)}
<div class="row">${act('POST', 'treasury/top-ups', { amount: '100000000' }, say('topUp'))}${act('POST', 'reconciliations', {}, say('endDay'))}</div>`,
    );
  }

  /** The line drawing, with what its lines and its upper edge stand for. */
  function drawing(points: readonly Point[]): string {
    const top = yuan(Math.max(0, ...points.map(({ pool, advances }) => Math.max(pool, advances))));
    const key = `<span class="key pool">${say('pool')}</span> <span class="key advances">${say('advances')}</span>`;
    return `<figure><figcaption>${say('poolOverTime')} · ${say('highest')} ${top} · ${key}</figcaption>${moneyChart(points, say('poolOverTime'))}</figure>`;
  }

  function figures(): string {
    return section('figures', renderFigures(statisticsOf(around.world), language, table));
  }

  function faults(): string {
    const set = state.faults.map(rule => [
      text(faultWords[rule.name][language]),
      text([rule.scope?.operation, rule.scope?.subject].filter(Boolean).join(' · ') || '–'),
      `${rule.struck}${rule.left === null ? '' : ` / ${rule.struck + rule.left}`}`,
      act('DELETE', `faults/${rule.id}`, {}, say('remove'), faultWords[rule.name][language]),
    ]);
    const names: readonly FaultName[] = [...requestFaults, ...streamFaults, ...worldFaults];
    const options = names.map(name => `<option value="${name}">${text(faultWords[name][language])}</option>`).join('');
    const field = (name: string, label: string, attributes: string) =>
      `<label>${label}<input name="${name}" ${attributes}></label>`;
    return section(
      'faults',
      `${set.length === 0 ? `<p>${say('none')}</p>` : table(say('faults'), [say('name'), say('subject'), say('struck'), ''], set)}
<form method="post" action="/_sim/act" class="fields"><input type="hidden" name="_to" value="POST faults"><label>${say('name')}<select name="name">${options}</select></label>${field('count', say('count'), 'inputmode="numeric" pattern="[0-9]*"')}${field('probability', say('probability'), 'inputmode="decimal" pattern="0|1|0?\\.[0-9]+"')}${field('milliseconds', say('milliseconds'), 'inputmode="numeric" pattern="[0-9]*"')}${field('scope.subject', say('subject'), 'pattern="[A-Za-z0-9._\\-]*"')}<button>${say('add')}</button></form>
<h3>${say('preset')}</h3>
<div class="row">${presets.map(preset => act('POST', 'presets', { name: preset.name }, text(preset.words[language]))).join('')}${act('DELETE', 'faults', {}, say('clear'))}</div>`,
    );
  }

  function who(): string {
    const subjects = new Map(state.subjects.map(subject => [subject.id as string, subject]));
    const rows = state.people
      .slice(0, peopleShown)
      .map(person => [
        `<code>${text(person.id)}</code> ${text(person.name)}<br><small>${text(person.words[language])}</small>`,
        person.authorities
          .map(({ subject, until }) => `<code>${text(subject)}</code>${until === undefined ? '' : ` → ${text(until)}`}`)
          .join('<br>'),
        person.authorities.map(({ subject }) => String(subjects.get(subject)?.offered ?? '')).join('<br>'),
        person.authorities
          .map(({ subject }) =>
            (subjects.get(subject)?.accounts ?? [])
              .map(({ last4, status }) => `${last4} ${text(accountWords[status][language])}`)
              .join(', '),
          )
          .join('<br>'),
      ]);
    const heads = [say('person'), say('actsFor'), say('offered'), say('accounts')];
    const more = Math.max(0, state.people.length - peopleShown);
    return section('who', table(say('who'), heads, rows) + (more > 0 ? `<p>${say('more')} ${more}</p>` : ''));
  }

  function requests(): string {
    const items = around.log.slice(-30).reverse();
    if (items.length === 0) return section('requests', `<p>${say('none')}</p>`);
    const rows = items.map(entry => {
      const { pathname, search } = new URL(entry.url);
      const failed = entry.status === null || entry.status >= 400;
      return `<li><details><summary><span class="${failed ? 'bad' : 'good'}">${entry.status ?? '×'}</span> ${text(entry.method)} ${text(pathname + search)} <small>${moment(Date.parse(entry.at))}</small></summary><pre tabindex="0">${text(asCurl(entry))}</pre><div class="row"><button type="button" data-copy>${say('copy')}</button>${act('POST', 'requests/replays', { number: String(entry.number) }, say('replay'), `${entry.method} ${pathname}`)}</div></details></li>`;
    });
    return section('requests', `<ol class="log">${rows.join('')}</ol>`);
  }

  function sms(): string {
    const rows = around.world.sms
      .slice(-20)
      .reverse()
      .map(({ at, to, text: content }) => [moment(at), text(to), text(content)]);
    return section(
      'sms',
      rows.length === 0 ? `<p>${say('none')}</p>` : table(say('sms'), [say('at'), say('to'), say('text')], rows),
    );
  }

  function section(word: Word, content: string): string {
    return `<section aria-labelledby="${word}"><h2 id="${word}">${say(word)}</h2>\n${content}\n</section>`;
  }

  function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
    const head = heads.map(each => `<th scope="col">${each}</th>`).join('');
    const body = rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('');
    return `<div class="scroll" tabindex="0" role="region" aria-label="${caption} – ${say('table')}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  }

  function act(
    method: string,
    path: string,
    fields: Readonly<Record<string, string>>,
    label: string,
    about?: string,
  ): string {
    const inputs = Object.entries({ _to: `${method} ${path}`, ...fields })
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${text(value)}">`)
      .join('');
    const named = about === undefined ? '' : ` aria-label="${label}: ${text(about)}"`;
    return `<form method="post" action="/_sim/act">${inputs}<button${named}>${label}</button></form>`;
  }
}

function moment(at: number): string {
  return `<time datetime="${new Date(at).toISOString()}">${dayAt(at)} ${timeAt(at)}</time>`;
}
