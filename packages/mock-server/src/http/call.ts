import type { OperationId, Operations } from '@yongyiban/core/contract';
import type { SubjectRecord, TokenRecord, World } from '../world/world.ts';
import type { Answer, Refusal } from './answer.ts';
import type { Part } from './parse.ts';

type Output<Schema> = Schema extends { _zod: { output: infer Value } } ? Value : undefined;
type Input<Schema> = Schema extends { _zod: { input: infer Value } } ? Value : undefined;

/** Whose request it is: the session, and the subject that everything in it is about. */
export interface Caller {
  readonly token: TokenRecord;
  readonly subject: SubjectRecord;
}

/** One request that passed the contract: parsed, and allowed. */
export interface Call<Id extends OperationId> {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Output<Operations[Id]['query']>;
  readonly body: Operations[Id]['bytes'] extends true ? Part : Output<Operations[Id]['body']>;
  readonly ifMatch: string | null;
  readonly caller: Operations[Id]['access'] extends 'public' ? null : Caller;
}

/** What answers one operation. It works at once and as a whole: either everything it does happens, or nothing. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Input<Operations[Id]['answer']>> | Refusal;

/** A handler for some of the operations. */
export type Handlers<Id extends OperationId> = { readonly [Each in Id]: Handler<Each> };
