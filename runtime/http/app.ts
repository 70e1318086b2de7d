import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { API_ROOT, type Refusal, type Route, refusals } from '#engine';
import type { Scheduler } from '../jobs/scheduler.ts';
import type { Runtime } from '../runtime.ts';
import type { Handlers } from './handler.ts';
import { absenceHandlers } from './handlers/absence-handlers.ts';
import { accountHandlers } from './handlers/account-handlers.ts';
import { adminHandlers } from './handlers/admin-handlers.ts';
import { aheadHandlers } from './handlers/ahead-handlers.ts';
import { attachmentHandlers } from './handlers/attachment-handlers.ts';
import { boardHandlers } from './handlers/board-handlers.ts';
import { bulkHandlers } from './handlers/bulk-handlers.ts';
import { callHandlers } from './handlers/call-handlers.ts';
import { clockHandlers } from './handlers/clock-handlers.ts';
import { contactHandlers } from './handlers/contact-handlers.ts';
import { definitionHandlers } from './handlers/definition-handlers.ts';
import { draftHandlers } from './handlers/draft-handlers.ts';
import { evenHandlers } from './handlers/even-handlers.ts';
import { findHandlers } from './handlers/find-handlers.ts';
import { importHandlers } from './handlers/import-handlers.ts';
import { ledgerHandlers } from './handlers/ledger-handlers.ts';
import { mailHandlers } from './handlers/mail-handlers.ts';
import { messageHandlers } from './handlers/message-handlers.ts';
import { moveHandlers } from './handlers/move-handlers.ts';
import { outboxHandlers } from './handlers/outbox-handlers.ts';
import { pauseHandlers } from './handlers/pause-handlers.ts';
import { planHandlers } from './handlers/plan-handlers.ts';
import { policyHandlers } from './handlers/policy-handlers.ts';
import { promiseHandlers } from './handlers/promise-handlers.ts';
import { registryHandlers } from './handlers/registry-handlers.ts';
import { reportHandlers } from './handlers/report-handlers.ts';
import { routingHandlers } from './handlers/routing-handlers.ts';
import { ruleHandlers } from './handlers/rule-handlers.ts';
import { sampleHandlers } from './handlers/sample-handlers.ts';
import { sessionHandlers } from './handlers/session-handlers.ts';
import { steeringHandlers } from './handlers/steering-handlers.ts';
import { strategyHandlers } from './handlers/strategy-handlers.ts';
import { taskHandlers } from './handlers/task-handlers.ts';
import { versionHandlers } from './handlers/version-handlers.ts';
import { viewHandlers } from './handlers/view-handlers.ts';
import { workHandlers } from './handlers/work-handlers.ts';
import { refuseIncompleteTable } from './permissions.ts';
import { ProblemError, problem, problemBody } from './problem-answer.ts';
import { routeHandlers } from './route-handler.ts';
import { webApp } from './web-app.ts';

const BODY_LIMIT = '600kb';
const MINUTE_MS = 60_000;

const handlers = {
  ...sessionHandlers,
  ...accountHandlers,
  ...attachmentHandlers,
  ...callHandlers,
  ...contactHandlers,
  ...messageHandlers,
  ...mailHandlers,
  ...ledgerHandlers,
  ...planHandlers,
  ...moveHandlers,
  ...taskHandlers,
  ...workHandlers,
  ...findHandlers,
  ...bulkHandlers,
  ...boardHandlers,
  ...absenceHandlers,
  ...evenHandlers,
  ...routingHandlers,
  ...viewHandlers,
  ...promiseHandlers,
  ...outboxHandlers,
  ...reportHandlers,
  ...definitionHandlers,
  ...versionHandlers,
  ...registryHandlers,
  ...strategyHandlers,
  ...aheadHandlers,
  ...pauseHandlers,
  ...steeringHandlers,
  ...sampleHandlers,
  ...ruleHandlers,
  ...draftHandlers,
  ...policyHandlers,
  ...clockHandlers,
  ...adminHandlers,
  ...importHandlers,
} as unknown as Handlers;

export interface AppOptions {
  /** Folder of the built web app; without it only the API is served. */
  readonly webFolder?: string | undefined;
  /** Sign-ins a minute from one address. */
  readonly signInsPerMinute: number;
}

/** The HTTP side of the product. Refuses to come up when a route lacks its handler or its roles. */
export function createApp(runtime: Runtime, scheduler: Scheduler, options: AppOptions): Express {
  refuseIncompleteTable(handlers);
  const app = express();
  // One address, one spelling: limits and permissions look at what the router looks at.
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(pinoHttp({ logger: runtime.log, genReqId: () => randomUUID(), autoLogging: false, quietReqLogger: true }));
  app.use(helmet({ contentSecurityPolicy: false, strictTransportSecurity: process.env['NODE_ENV'] === 'production' }));
  app.use(API_ROOT, noStore, signInLimit(options.signInsPerMinute), generalLimit());
  const table = routeHandlers(runtime, scheduler, handlers);
  for (const { route, handle } of table) {
    const path = `${API_ROOT}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    const parsers = route.raw === 'stream' || route.method === 'GET' ? [] : [jsonAsText];
    app[route.method.toLowerCase() as 'get'](path, ...parsers, handle);
  }
  app.use(API_ROOT, unknownRoute(table.map(({ route }) => route)));
  if (options.webFolder !== undefined) app.use(webApp(options.webFolder));
  app.use((request, _response, next) => next(problem('route.unknown', `${request.method} ${request.path}`)));
  app.use(answerProblems(runtime));
  return app;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** JSON is read by our own reader, which refuses what `JSON.parse` lets pass; here it only becomes text. */
const asText = express.text({
  type: ['application/json', 'application/*+json'],
  limit: BODY_LIMIT,
  inflate: false,
  // Bytes that are no text would be read as something else.
  verify: (_request, _response, bytes) => {
    if (!isUtf8(bytes)) throw problem('request.malformed', 'the body is not UTF-8');
  },
});
const jsonAsText: RequestHandler = (request, response, next) => {
  const length = request.headers['content-length'];
  const empty = (length === undefined || length === '0') && request.headers['transfer-encoding'] === undefined;
  if (!empty && !request.is(['application/json', 'application/*+json'])) {
    next(problem('request.unsupported_type', 'send application/json'));
    return;
  }
  const charset = /charset="?([^\s";]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (charset.toLowerCase() !== 'utf-8') {
    next(problem('request.unsupported_type', 'send plain UTF-8'));
    return;
  }
  asText(request, response, next);
};

function signInLimit(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    skip: (request) => !(request.method === 'POST' && request.path === '/session'),
    handler: (_request, _response, next) => next(problem('request.too_many', 'wait a minute before the next try')),
  });
}

function generalLimit(): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: 6000,
    handler: (_request, _response, next) => next(problem('request.too_many', 'slow down')),
  });
}

/** A known address with another method is told so; anything else does not exist. */
function unknownRoute(routes: readonly Route[]): RequestHandler {
  const patterns = routes.map(({ path, method }) => ({ pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`), method }));
  return (request, response, next) => {
    const methods = patterns.filter(({ pattern }) => pattern.test(request.path)).map(({ method }) => method);
    if (methods.length === 0) return next(problem('route.unknown', `${request.method} ${request.path}`));
    response.setHeader('Allow', methods.join(', '));
    return next(problem('method.refused', `${request.method} is not for this address`));
  };
}

/** The one place where errors become answers. What is our fault is logged whole and told without detail. */
function answerProblems(runtime: Runtime): ErrorRequestHandler {
  return (error: unknown, request: Request, response, _next) => {
    const known = error instanceof ProblemError ? error : fromLibrary(error);
    const refusal: Refusal = known?.refusal ?? { code: 'server.fault', detail: 'the fault was recorded; quote the id of this request' };
    if (!known) runtime.log.error({ err: error, request: request.id, url: request.originalUrl }, 'a request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    const { status } = refusals[refusal.code];
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(refusal, String(request.id), known)));
  };
}

/** What body parser, router and driver complain of, in our words. */
function fromLibrary(error: unknown): ProblemError | undefined {
  const { type, status, name } = error as { type?: string; status?: number; name?: string };
  if (type === 'entity.too.large') return problem('request.too_large', `a body may hold ${BODY_LIMIT}`);
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return problem('request.unsupported_type', 'send plain UTF-8');
  if (status === 404) return problem('route.unknown', 'there is no such file');
  if (error instanceof URIError || (status !== undefined && status >= 400 && status < 500))
    return problem('request.malformed', 'the address or the body cannot be read');
  if (name === 'MongoServerSelectionError' || name === 'MongoNetworkError' || name === 'MongoNotConnectedError') {
    return problem('server.unavailable', 'the database is away; try again shortly');
  }
  return undefined;
}
