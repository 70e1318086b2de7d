import type { Api, RouteId } from '#engine';

type Address<Id extends RouteId> = `${Api[Id]['method']} ${Api[Id]['path']}`;

/**
 * Where the routes that the web app calls live. The compiler holds each line against the contract, so the
 * page loads these few words instead of the whole table with its schemas.
 */
export const addresses = {
  'session.create': 'POST /session',
  'session.get': 'GET /session',
  'session.end': 'DELETE /session',
  'clock.get': 'GET /clock',
  'clock.advance': 'POST /clock/advance',
  'portfolio.get': 'GET /portfolio',
  'find.anyone': 'GET /find',
  'accounts.list': 'GET /accounts',
  'accounts.get': 'GET /accounts/{accountId}',
  'timeline.list': 'GET /accounts/{accountId}/timeline',
  'fields.note': 'PUT /accounts/{accountId}/fields',
  'consents.record': 'PUT /accounts/{accountId}/contacts/{contactId}/consents/{channel}',
  'notes.add': 'POST /accounts/{accountId}/notes',
  'payments.post': 'POST /accounts/{accountId}/payments',
  'payments.report': 'POST /accounts/{accountId}/reported-payments',
  'promises.make': 'POST /accounts/{accountId}/promises',
  'promises.cancel': 'POST /promises/{promiseId}/cancellation',
  'plans.limits': 'GET /accounts/{accountId}/plans/limits',
  'plans.offer': 'POST /accounts/{accountId}/plans',
  'plans.approve': 'POST /accounts/{accountId}/plans/{planId}/approval',
  'plans.accept': 'POST /accounts/{accountId}/plans/{planId}/acceptance',
  'plans.amend': 'PUT /accounts/{accountId}/plans/{planId}/installments',
  'plans.end': 'POST /accounts/{accountId}/plans/{planId}/end',
  'disputes.open': 'POST /accounts/{accountId}/disputes',
  'disputes.resolve': 'POST /disputes/{disputeId}/resolution',
  'holds.place': 'POST /accounts/{accountId}/holds',
  'holds.lift': 'POST /holds/{holdId}/lift',
  'promises.list': 'GET /promises',
  'work.list': 'GET /work',
  'work.next': 'GET /work/next',
  'work.claim': 'POST /work/{accountId}/claim',
  'work.snooze': 'POST /work/{accountId}/snooze',
  'tasks.claim': 'POST /tasks/{taskId}/claim',
  'tasks.complete': 'POST /tasks/{taskId}/completion',
  'outbox.list': 'GET /outbox',
  'outbox.get': 'GET /outbox/{key}',
  'outbox.decide': 'POST /outbox/{key}/decision',
  'channels.list': 'GET /channels',
  'channels.preview': 'GET /channels/{channel}/preview',
  'channels.set': 'PUT /channels/{channel}',
  'incidents.list': 'GET /incidents',
  'incidents.resolve': 'POST /incidents/{incidentId}/resolution',
  'definitions.list': 'GET /definitions',
  'definitions.get': 'GET /definitions/{kind}/{definitionId}',
  'definitions.check': 'POST /definitions/check',
  'definitions.bundle': 'GET /definitions/bundle',
  'definitions.save': 'PUT /definitions/{kind}/{definitionId}',
  'definitions.discard': 'DELETE /definitions/{kind}/{definitionId}/draft',
  'definitions.publish': 'POST /definitions/{kind}/{definitionId}/publication',
  'definitions.versions': 'GET /definitions/{kind}/{definitionId}/versions',
  'definitions.version': 'GET /definitions/{kind}/{definitionId}/versions/{version}',
  'registry.get': 'GET /registry',
  'strategies.live': 'GET /strategies/{strategyId}/live',
  'strategies.feeding': 'GET /strategies/{strategyId}/feeding',
  'strategies.samples': 'GET /strategies/{strategyId}/samples',
  'strategies.ahead': 'POST /strategies/{strategyId}/ahead',
  'strategies.aheadAccounts': 'GET /strategies/{strategyId}/ahead/{aheadId}',
  'strategies.pause': 'POST /strategies/{strategyId}/pauses',
  'strategies.pauses': 'GET /strategies/{strategyId}/pauses',
  'strategies.movePreview': 'POST /strategies/{strategyId}/moves/preview',
  'strategies.move': 'POST /strategies/{strategyId}/moves',
  'strategies.moves': 'GET /strategies/{strategyId}/moves',
  'strategies.held': 'GET /strategies/{strategyId}/held',
  'strategies.resume': 'POST /strategies/{strategyId}/pauses/{pauseId}/resumption',
  'accounts.sample': 'GET /accounts/{accountId}/sample',
  'rules.matches': 'POST /rules/matches',
  'rules.explain': 'POST /rules/explain',
  'segments.preview': 'POST /segments/preview',
  'templates.preview': 'POST /templates/preview',
  'templates.sendTest': 'POST /templates/test-messages',
  'policies.mayContact': 'POST /policies/may-contact',
} as const satisfies { readonly [Id in RouteId]?: Address<Id> };

export type CallId = keyof typeof addresses;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParameterNames<Rest> : never;

/** The parameters in a route's path. */
export type ParamsOf<Id extends CallId> = { readonly [Name in ParameterNames<Api[Id]['path']>]: string };
