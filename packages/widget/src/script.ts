/** What the script tag loads: the panel, and before it what old engines lack; its siblings as soon as they are needed. */
import './old-engines.ts';
import { define } from './elements/base.ts';
import { YybMySubsidies } from './elements/my-subsidies.ts';
import { YybErrorEvent } from './events.ts';
import { Part } from './part.ts';

define('yyb-my-subsidies', YybMySubsidies);

/** Milliseconds after which the siblings are fetched for a page that has none of them yet. */
const soon = 1000;

const siblings = new Part(_again => import('./siblings.ts'));
const present = (): NodeListOf<Element> =>
  document.querySelectorAll('yyb-subsidy-summary, yyb-payout-status, yyb-statistics');

// They cannot say it themselves: they are nothing yet.
siblings.subscribe(() => {
  if (siblings.failed)
    for (const element of present()) element.dispatchEvent(new YybErrorEvent('part-failed', undefined));
});
if (present().length > 0) siblings.want();
else setTimeout(() => siblings.want(), soon);
