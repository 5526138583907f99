/** The panel's smaller siblings, for the script tag: a part of their own, since most pages have the panel alone. */
import { define } from './elements/base.ts';
import { YybPayoutStatus } from './elements/payout-status.ts';
import { YybStatistics } from './elements/statistics.ts';
import { YybSubsidySummary } from './elements/subsidy-summary.ts';

define('yyb-subsidy-summary', YybSubsidySummary);
define('yyb-payout-status', YybPayoutStatus);
define('yyb-statistics', YybStatistics);
