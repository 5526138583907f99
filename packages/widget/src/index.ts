/**
 * The panel "my subsidies" and its smaller siblings, as custom elements. Importing this module registers them.
 *
 * @packageDocumentation
 */
import { define } from './elements/base.ts';
import { YybMySubsidies } from './elements/my-subsidies.ts';
import { YybPayoutStatus } from './elements/payout-status.ts';
import { YybStatistics } from './elements/statistics.ts';
import { YybSubsidySummary } from './elements/subsidy-summary.ts';

define('yyb-my-subsidies', YybMySubsidies);
define('yyb-subsidy-summary', YybSubsidySummary);
define('yyb-payout-status', YybPayoutStatus);
define('yyb-statistics', YybStatistics);

export { YybElement } from './elements/base.ts';
export {
  YybConfirmEvent,
  YybConfirmedEvent,
  YybErrorEvent,
  YybOpenEvent,
  YybPayoutEvent,
  YybReadyEvent,
  YybScreenEvent,
  YybSessionEvent,
} from './events.ts';
export type { Entry, WordsOverride } from './words/catalogue.ts';
export { YybMySubsidies, YybPayoutStatus, YybStatistics, YybSubsidySummary };
