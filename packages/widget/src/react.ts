/**
 * The elements as React components, with their events as properties. Needs `react` 18 or newer.
 *
 * @packageDocumentation
 */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import {
  type YybConfirmEvent,
  type YybConfirmedEvent,
  type YybErrorEvent,
  YybMySubsidies,
  type YybOpenEvent,
  type YybPayoutEvent,
  YybPayoutStatus,
  type YybReadyEvent,
  type YybScreenEvent,
  type YybSessionEvent,
  YybStatistics,
  YybSubsidySummary,
} from './index.ts';

/**
 * The panel.
 *
 * @example
 * ```tsx
 * <MySubsidies baseUrl="https://example.gov.cn/v1" session={getToken} onPayout={event => refresh(event.payout)} />
 * ```
 */
export const MySubsidies = createComponent({
  react: React,
  tagName: 'yyb-my-subsidies',
  elementClass: YybMySubsidies,
  events: {
    onReady: 'yyb-ready' as EventName<YybReadyEvent>,
    onScreen: 'yyb-screen' as EventName<YybScreenEvent>,
    onConfirm: 'yyb-confirm' as EventName<YybConfirmEvent>,
    onConfirmed: 'yyb-confirmed' as EventName<YybConfirmedEvent>,
    onPayout: 'yyb-payout' as EventName<YybPayoutEvent>,
    onSession: 'yyb-session' as EventName<YybSessionEvent>,
    onError: 'yyb-error' as EventName<YybErrorEvent>,
  },
});

/** The badge or banner. */
export const SubsidySummary = createComponent({
  react: React,
  tagName: 'yyb-subsidy-summary',
  elementClass: YybSubsidySummary,
  events: { onOpen: 'yyb-open' as EventName<YybOpenEvent> },
});

/** One payout's way. */
export const PayoutStatus = createComponent({
  react: React,
  tagName: 'yyb-payout-status',
  elementClass: YybPayoutStatus,
  events: { onPayout: 'yyb-payout' as EventName<YybPayoutEvent> },
});

/** The platform's figures. */
export const Statistics = createComponent({ react: React, tagName: 'yyb-statistics', elementClass: YybStatistics });
