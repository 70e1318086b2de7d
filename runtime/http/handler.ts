import type { Request, Response } from 'express';
import { type AnswerOf, api, type BodyOf, leading, type Outcome, type QueryOf, type RouteId } from '#engine';
import type { Scheduler } from '../jobs/scheduler.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount } from '../store/account-store.ts';
import type { Transaction } from '../store/store.ts';
import type { Caller } from './authenticate.ts';
import { problem } from './problem-answer.ts';

/** What is known of a request, whichever route it is for. */
export interface RequestContext {
  readonly runtime: Runtime;
  readonly scheduler: Scheduler;
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  /** The body as it was sent, where it is not JSON of a schema. */
  readonly text: string;
  readonly request: Request;
  readonly response: Response;
  /** Names this change: the events it causes are known under it. */
  readonly changeId: string;
  /** Accounts this change is about: whoever has one open is told once it is written. */
  readonly changed: Set<string>;
}

/** What the handler of a route works with. */
export interface HandlerContext<Id extends RouteId> extends RequestContext {
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
}

/** Reads, or acts in a way that cannot be one transaction. */
export type ReadHandler<Id extends RouteId> = (context: HandlerContext<Id>) => Promise<AnswerOf<Id>>;
/** Changes something: in the transaction that also keeps the answer under the idempotency key. */
export type WriteHandler<Id extends RouteId> = (context: HandlerContext<Id>, transaction: Transaction) => Promise<Outcome<AnswerOf<Id>>>;

export type Handler<Id extends RouteId> =
  | { readonly read: ReadHandler<Id> }
  | {
      readonly write: WriteHandler<Id>;
      /** Sets going what the committed change has asked for; also when a repeated request is answered. */
      readonly after?: (context: HandlerContext<Id>) => Promise<void>;
    };
export type Handlers = { readonly [Id in RouteId]: Handler<Id> };

/** Whether a caller may know of an account: units he is confined to, everything otherwise. */
export function inScope(caller: Caller, account: Pick<AccountDocument, 'unitId'>): boolean {
  return caller.units === undefined || (account.unitId !== undefined && caller.units.includes(account.unitId));
}

/** Whether a caller leads others: he may change what is theirs. */
export function leads({ role }: Caller): boolean {
  return (leading as readonly string[]).includes(role);
}

/** Whether somebody can do what a task asks for, so that work may be given to them. */
export function mayHold({ role }: { readonly role: string }): boolean {
  return (api['tasks.complete'].roles as readonly string[]).includes(role);
}

/** The account, if there is one and the caller may see it; what he may not see does not exist for him. */
export async function visibleAccount(
  { runtime, caller, changed }: Pick<RequestContext, 'runtime' | 'caller'> & Partial<Pick<RequestContext, 'changed'>>,
  accountId: string | undefined,
  transaction?: Transaction,
): Promise<AccountDocument> {
  const account = accountId === undefined ? undefined : await getAccount(runtime.store, accountId, transaction);
  if (!account || !inScope(caller, account)) throw problem('resource.unknown', 'there is no such account');
  if (transaction) changed?.add(account._id);
  return account;
}
