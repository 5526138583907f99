import { type Fen, formatYuan, type Language, type Statistics } from '@yongyiban/core/contract';
import { escapeHtml as text } from '../sign-in/html.ts';
import { type Word, words } from './words.ts';

type Table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]) => string;

/** The platform's figures as its statistics answer them: the same numbers, to be looked at beside what was published. */
export function renderFigures(statistics: Statistics, language: Language, table: Table): string {
  const say = (word: Word) => text(words[word][language]);
  const yuan = (amount: Fen) => `¥${formatYuan(amount)}`;
  const count = (value: number) => value.toLocaleString('en-US');
  const { policies, reached, payouts, widestReach, mostPolicies, unclaimed } = statistics;
  const item = (label: string, value: string) => `<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const about = (name: string, value: string) => `${text(name)}<br><small>${value}</small>`;

  const sums = [
    item(say('policiesOnline'), count(policies.online)),
    item(say('reached'), count(reached.subjects)),
    item(say('involved'), yuan(reached.amount)),
    item(say('visits'), count(reached.visits)),
    item(say('payoutsDone'), `${count(payouts.total.count)} · ${yuan(payouts.total.amount)}`),
    item(say('unclaimed'), `${count(unclaimed.subjects)} · ${yuan(unclaimed.amount)}`),
  ];
  const { first, busiestDay, earliestTime, latestTime } = payouts;
  const { enterprises, individuals } = widestReach;
  const told = [
    first &&
      item(
        say('first'),
        about(`${first.day} ${first.subject}`, `${text(first.policy[language])} ${yuan(first.amount)}`),
      ),
    busiestDay && item(say('busiestDay'), about(busiestDay.day, count(busiestDay.count))),
    earliestTime && latestTime && item(say('claimTimes'), `${text(earliestTime)} – ${text(latestTime)}`),
    enterprises && item(say('mostEnterprises'), about(enterprises.title[language], count(enterprises.subjects))),
    individuals && item(say('mostIndividuals'), about(individuals.title[language], count(individuals.subjects))),
    mostPolicies && item(say('mostPolicies'), about(mostPolicies.subject, count(mostPolicies.policies))),
  ].filter(Boolean);

  return `<dl>${sums.join('')}</dl>
<p><small>${say('families')}</small></p>
<dl>${told.join('')}</dl>
${hours(payouts.byHour, say('byHour'))}
<details><summary>${say('months')}</summary>${table(say('months'), [say('month'), ...counted(say)], months())}</details>
<details><summary>${say('districts')}</summary>${table(say('districts'), [say('district'), ...counted(say)], districts())}</details>`;

  function months(): string[][] {
    const names = new Set([...policies.byMonth, ...payouts.byMonth].map(({ month }) => month));
    return [...names].sort().map(month => {
      const paid = payouts.byMonth.find(each => each.month === month);
      return line(month, policies.byMonth.find(each => each.month === month)?.online, paid);
    });
  }

  function districts(): string[][] {
    return policies.byDistrict.map(({ region, name, online }) =>
      line(
        name[language],
        online,
        payouts.byDistrict.find(each => each.region === region),
      ),
    );
  }

  function line(name: string, online = 0, paid?: { readonly count: number; readonly amount: Fen }): string[] {
    return [text(name), count(online), count(paid?.count ?? 0), paid === undefined ? '¥0.00' : yuan(paid.amount)];
  }
}

function counted(say: (word: Word) => string): string[] {
  return [say('policiesOnline'), say('payoutsDone'), say('amount')];
}

/** Payouts by the hour as bars; the numbers are named on each for whoever points at it. */
function hours(byHour: Statistics['payouts']['byHour'], label: string): string {
  if (byHour.length === 0) return '';
  const top = Math.max(...byHour.map(({ count }) => count));
  const bars = byHour.map(({ hour, count }) => {
    const height = (count / top) * 88;
    const mark = hour % 4 === 0 ? `<text x="${hour * 20 + 10}" y="104">${hour}</text>` : '';
    return `<rect x="${hour * 20 + 2}" y="${(90 - height).toFixed(1)}" width="16" height="${height.toFixed(1)}"><title>${hour}:00 – ${count}</title></rect>${mark}`;
  });
  const busiest = byHour
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 2)
    .map(({ hour }) => `${hour}:00–${hour + 1}:00`);
  return `<figure><figcaption>${label}: ${busiest.join(', ')}</figcaption><svg class="hours" viewBox="0 0 480 108" role="img" aria-label="${label}: ${busiest.join(', ')}">${bars.join('')}</svg></figure>`;
}
