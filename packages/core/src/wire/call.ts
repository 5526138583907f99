import type { OperationId, Route } from '../contract/routes.ts';
import type { Read } from './read.ts';

/** What the client must know of an operation to call it; what is left out is the ordinary: a GET that answers 200. */
export interface WireCall {
  readonly method?: Route['method'];
  /** Path below the base URL; `{name}` is a path parameter. */
  readonly path: string;
  /** Anybody may call it. */
  readonly open?: true;
  readonly success?: readonly number[];
  readonly etag?: true;
  readonly stream?: true;
  readonly answer: Read;
}

/** What the way from list to money never calls. */
export type LaterCall = Extract<
  OperationId,
  | `${string}Polic${string}`
  | `${string}Application${string}`
  | `${string}Attachment`
  | 'listReminders'
  | 'getStatistics'
>;

export type FirstCall = Exclude<OperationId, LaterCall>;

export type Calls<Id extends OperationId> = { readonly [id in Id]: WireCall };
