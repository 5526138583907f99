import { type ConfirmationState, type Fen, sumFen } from '@yongyiban/core';
import type { EntitlementId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { backLine, link } from '../../parts/link.ts';
import { money } from '../../parts/money.ts';
import { state } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { plainRow } from '../screens/list-rows.ts';
import type { View } from '../view.ts';

/** One result for each: what needs the person, what is still unknown, what is accepted. */
export function results(view: View, speech: Speech, act: LaterAct, ids: readonly EntitlementId[]): TemplateResult {
  const states = ids.flatMap(id => {
    const at = view.confirmations.get(id);
    return at ? [at] : [];
  });
  const accepted = states.filter(at => at.kind === 'accepted');
  const not = states.filter(at => at.kind === 'changed' || at.kind === 'refused');
  const open = states.filter(at => at.kind === 'checking' || at.kind === 'abandoned' || at.kind === 'sending');
  const total: Fen = sumFen(accepted.map(at => at.intent.amount));
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight">${screenHeading(view, heading(accepted.length, not.length, open.length, speech))}<p class="yyb-lead">${accepted.length ? speech.say('results.total', { total: money(total) }) : nothing}${not.length ? speech.say('results.still', { n: not.length }) : nothing}</p></div>
    ${group(view, 'results.group.needsYou', not, speech, act)}${group(view, 'results.group.checking', open, speech, act)}${group(view, 'results.group.accepted', accepted, speech, act)}
    <div class="yyb-actions">${backLine(speech, { ...act, back: act.home })}</div></div>`;
}

function heading(accepted: number, not: number, open: number, speech: Speech): unknown {
  if (not === 0 && open === 0) return speech.say('results.all', { n: accepted });
  const parts = [
    accepted && speech.say('results.accepted', { n: accepted }),
    not && speech.say('results.not', { n: not }),
    open && speech.say('results.checking', { n: open }),
  ].filter(Boolean);
  return parts.map(
    (part, index) =>
      html`<span class="yyb-phrase">${part}${index < parts.length - 1 ? speech.t('results.comma') : nothing}</span>`,
  );
}

function group(
  view: View,
  key: 'results.group.needsYou' | 'results.group.checking' | 'results.group.accepted',
  states: readonly ConfirmationState[],
  speech: Speech,
  act: LaterAct,
): TemplateResult | typeof nothing {
  if (states.length === 0) return nothing;
  return html`<div class="yyb-group"><div class="yyb-group__head">${subHeading(view, html`${speech.t(key)} <span class="yyb-group__count">${speech.say('count', { n: states.length })}</span>`)}</div><ul>${states.map(at => row(view, at, speech, act))}</ul></div>`;
}

function row(view: View, at: ConfirmationState, speech: Speech, act: LaterAct): TemplateResult {
  const { intent } = at;
  const title = speech.of(intent.title);
  const id = intent.entitlement;
  const key = `do:${id}`;
  const open = (): void => act.open({ name: 'money', entitlement: id }, key);
  const name = (words: string, amount: Fen): string => `${words}${speech.t('colon')}${title} ${speech.yuan(amount)}`;
  const amount = at.kind === 'changed' ? at.current.amount : intent.amount;
  const base = { title, amount: money(amount) };
  switch (at.kind) {
    case 'changed':
      return plainRow({
        ...base,
        more: speech.t('results.changed', { before: speech.yuan(intent.amount), after: speech.yuan(amount) }),
        when: state('warn', 'warning', speech.t('results.notConfirmed')),
        do: button(speech.t('results.see'), open, { key, name: name(speech.t('results.see'), amount) }),
      });
    case 'refused':
      return plainRow({
        ...base,
        more: at.error.retry ? speech.t('results.busy') : speech.of(at.error.help),
        when: state('bad', 'warning', speech.t('results.notConfirmed')),
        do: button(speech.t('results.again'), open, { key, name: name(speech.t('results.again'), amount) }),
      });
    case 'accepted': {
      const account = view.accounts.data?.find(candidate => candidate.id === intent.account);
      return plainRow({
        ...base,
        done: true,
        more: account ? speech.say('results.into', { account: speech.account(account) }) : nothing,
        when: state('good', 'tick', speech.t('results.group.accepted')),
        do: link(speech.t('list.progress'), open, { key, name: name(speech.t('list.progress'), amount), onward: true }),
      });
    }
    default:
      return plainRow({
        ...base,
        more: speech.t('results.waiting'),
        when: state('busy', 'clock', speech.t('checking.state')),
        do: link(speech.t('list.detail'), open, { key, name: name(speech.t('list.detail'), amount), onward: true }),
      });
  }
}
