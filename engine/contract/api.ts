import type { Static, TSchema } from 'typebox';
import { accountRoutes } from './account-routes.ts';
import { adminRoutes } from './admin-routes.ts';
import { aheadRoutes } from './ahead-routes.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { boardRoutes } from './board-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { callRoutes } from './call-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { definitionRoutes } from './definition-routes.ts';
import { designerRoutes } from './designer-routes.ts';
import { findRoutes } from './find-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { moveRoutes } from './move-routes.ts';
import { pauseRoutes } from './pause-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { promiseListRoutes } from './promise-list-routes.ts';
import type { Route } from './route.ts';
import { routingRoutes } from './routing-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { steeringRoutes } from './steering-routes.ts';
import { workRoutes } from './work-routes.ts';

/** Every address of the API. Server, browser, OpenAPI document and tests all read this table. */
export const api = {
  ...sessionRoutes,
  ...accountRoutes,
  ...attachmentRoutes,
  ...planRoutes,
  ...steeringRoutes,
  ...findRoutes,
  ...bulkRoutes,
  ...boardRoutes,
  ...routingRoutes,
  ...promiseListRoutes,
  ...callRoutes,
  ...contactRoutes,
  ...messageRoutes,
  ...mailRoutes,
  ...workRoutes,
  ...definitionRoutes,
  ...designerRoutes,
  ...pauseRoutes,
  ...moveRoutes,
  ...aheadRoutes,
  ...adminRoutes,
} as const;

export type Api = typeof api;
export type RouteId = keyof Api;
export const routes: readonly Route[] = Object.values(api);

type SchemaOf<R, K extends string> = R extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : undefined;

export type BodyOf<Id extends RouteId> = SchemaOf<Api[Id], 'body'>;
export type QueryOf<Id extends RouteId> = SchemaOf<Api[Id], 'query'>;
export type AnswerOf<Id extends RouteId> = SchemaOf<Api[Id], 'answer'>;
