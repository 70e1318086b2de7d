import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type Outcome, type Refusal, type Route, type RouteId, routes } from '#engine';
import type { Scheduler } from '../jobs/scheduler.ts';
import { type Runtime, readWorld } from '../runtime.ts';
import { storeAnswer, storedAnswer } from '../store/answer-store.ts';
import { isDuplicate } from '../store/is-duplicate.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { type Caller, callerOf, refuseForeignOrigin } from './authenticate.ts';
import type { Handler, HandlerContext, Handlers } from './handler.ts';
import { isAllowed } from './permissions.ts';
import { ProblemError, problem } from './problem-answer.ts';
import { checksFor, type RouteChecks } from './validate.ts';

const LONGEST_KEY = 200;
const nobody: Caller = { actor: { kind: 'system', id: 'nobody' }, role: 'viewer', name: '', email: '', byCookie: false };

/** The Express handler of each route: who, may he, is it well formed, then the handler itself. */
export function routeHandlers(runtime: Runtime, scheduler: Scheduler, handlers: Handlers): { route: Route; handle: RequestHandler }[] {
  return routes.map((route) => {
    const checks = checksFor(route);
    const handler = handlers[route.id as RouteId] as Handler<RouteId>;
    return {
      route,
      handle: (request: Request, response: Response, next: NextFunction) => {
        answer(runtime, scheduler, route, checks, handler, request, response).catch(next);
      },
    };
  });
}

async function answer(
  runtime: Runtime,
  scheduler: Scheduler,
  route: Route,
  checks: RouteChecks,
  handler: Handler<RouteId>,
  request: Request,
  response: Response,
): Promise<void> {
  const caller = await admitted(runtime, route, request);
  checks.params(request.params);
  const query = checks.query(request.query);
  const text = route.raw === 'stream' ? '' : typeof request.body === 'string' ? request.body : '';
  const body = route.raw === undefined && route.method !== 'GET' ? checks.body(text) : undefined;
  const world = await readWorld(runtime);
  const context = {
    runtime,
    scheduler,
    world,
    caller,
    params: request.params as Record<string, string>,
    query,
    body,
    text,
    request,
    response,
    changeId: newId('chg'),
    changed: new Set<string>(),
  } as unknown as HandlerContext<RouteId>;
  const value = 'read' in handler ? await handler.read(context) : await written(context, route, handler, text);
  send(response, route, value);
}

async function admitted(runtime: Runtime, route: Route, request: Request): Promise<Caller> {
  const caller = await callerOf(runtime, request.headers);
  const changes = route.method !== 'GET';
  // A sign-in sets a cookie, so it too must come from our own page when a browser says where it comes from.
  if (changes && (caller?.byCookie || request.headers.origin !== undefined)) refuseForeignOrigin(request);
  if (route.roles === 'public') return caller ?? nobody;
  if (!caller) throw problem('session.required', 'sign in, or send a machine key');
  if (!isAllowed(route.id as RouteId, caller.role)) throw problem('permission.denied', `the role ${caller.role} may not do this`);
  if (route.wide && caller.units !== undefined)
    throw problem('permission.denied', 'this is for the whole organization; you are confined to some of its units');
  return caller;
}

/**
 * Runs a change in one transaction with its answer. Under an idempotency key the first answer is given again,
 * whenever and wherever the request is repeated; the key with another request is refused.
 */
async function written(
  context: HandlerContext<RouteId>,
  route: Route,
  { write, after }: Extract<Handler<RouteId>, { write: unknown }>,
  text: string,
): Promise<unknown> {
  const { runtime, request } = context;
  const key = route.unkeyed ? undefined : idempotencyKey(context);
  const revision = request.headers['if-match'] ?? '';
  const requestHash = createHash('sha256').update(`${route.id}\n${request.originalUrl}\n${revision}\n${text}`).digest('hex');
  const work = async (transaction: Transaction): Promise<unknown> => {
    const stored = key === undefined ? undefined : await storedAnswer(runtime.store, key, transaction);
    if (stored) return repeated(stored, requestHash);
    const outcome: Outcome<unknown> = await write(context, transaction);
    if (!outcome.ok) throw new RefusedInTransaction(outcome.refusal);
    if (key !== undefined)
      await storeAnswer(
        runtime.store,
        { _id: key, requestHash, status: route.status, body: outcome.value ?? null, createdAt: new Date() },
        transaction,
      );
    return outcome.value;
  };
  try {
    // Whoever meets another one at a unique place looks again: then he sees what the other has written.
    const value = await runtime.store.transaction(work).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return runtime.store.transaction(work);
    });
    runtime.poke();
    runtime.publish([...context.changed].map((id) => ({ type: 'account', id, version: context.world.now })));
    await after?.(context);
    return value;
  } catch (error) {
    if (error instanceof RefusedInTransaction) throw new ProblemError(error.refusal);
    throw isDuplicate(error) ? problem('request.in_progress', 'try again in a moment') : error;
  }
}

/** The key as the caller's own: nobody finds another one's answers. */
function idempotencyKey({ request, caller }: HandlerContext<RouteId>): string | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || given === '' || given.length > LONGEST_KEY)
    throw problem('request.invalid', `an Idempotency-Key has 1 to ${LONGEST_KEY} characters`);
  return `${caller.actor.id}:${given}`;
}

function repeated(stored: { readonly requestHash: string; readonly body: unknown }, requestHash: string): unknown {
  if (stored.requestHash !== requestHash) throw problem('idempotency.key_reused', 'use a fresh key for another request');
  return stored.body ?? undefined;
}

/** Ends the transaction without writing anything. */
class RefusedInTransaction extends Error {
  override readonly name = 'RefusedInTransaction';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

function send(response: Response, route: Route, value: unknown): void {
  // A file was sent as it came.
  if (response.headersSent) return;
  response.status(route.status);
  if (route.answer === undefined) response.end();
  else if (route.media === undefined) response.json(value);
  else response.type(String(route.media)).send(value instanceof Uint8Array ? Buffer.from(value) : String(value));
}
