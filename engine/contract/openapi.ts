import { type RefusalCode, refusals } from '../diagnostics/refusals.ts';
import { routes } from './api.ts';
import { Problem } from './problem.ts';
import { API_ROOT, pathParameters, type Route } from './route.ts';
import { CARD_FREE, Id } from './wire.ts';

/** The OpenAPI 3.1 description of the API, built from the route table. */
export function openApiDocument(version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `${API_ROOT}${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Duecourse',
      version,
      description: 'Collections strategies, carried out. Amounts are integer minor units; errors are application/problem+json (RFC 9457).',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'duecourse_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** Refusals any route may answer with, by what it takes. */
export function refusalsOf(route: Route): RefusalCode[] {
  const writes = route.method !== 'GET';
  return [
    ...route.refuses,
    ...(route.roles === 'public' ? [] : (['session.required', 'permission.denied'] as const)),
    ...(JSON.stringify(route.body ?? {}).includes(CARD_FREE) ? (['text.card_number'] as const) : []),
    ...(pathParameters(route.path).length > 0 ? (['resource.unknown'] as const) : []),
    // Fields nobody knows are refused everywhere, also in an address.
    'request.invalid',
    'request.malformed',
    ...(writes ? (['request.too_large', 'request.unsupported_type', 'request.origin_refused'] as const) : []),
    ...(takesKey(route) ? (['idempotency.key_reused', 'request.in_progress'] as const) : []),
    'request.too_many',
    'server.fault',
    'server.unavailable',
  ];
}

/** Whether a repeated request can be told by its key. */
function takesKey(route: Route): boolean {
  return route.method !== 'GET' && !route.unkeyed;
}

function operation(route: Route): Readonly<Record<string, unknown>> {
  const { answer, status } = route;
  const medias = [route.media ?? 'application/json'].flat();
  const codes = [...new Set(refusalsOf(route))];
  const statuses = [...new Set(codes.map((code) => refusals[code].status))].sort((a, b) => a - b);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0]],
    ...(route.roles === 'public' ? { security: [] } : { security: [{ session: [] }, { key: [] }], 'x-roles': route.roles }),
    parameters: parametersOf(route),
    ...requestBody(route),
    responses: {
      [status]: {
        description: 'Done',
        ...(answer ? { content: Object.fromEntries(medias.map((media) => [media, { schema: answer }])) } : {}),
      },
      ...Object.fromEntries(
        statuses.map((problem) => [
          problem,
          {
            description: codes.filter((code) => refusals[code].status === problem).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

function requestBody(route: Route): Readonly<Record<string, unknown>> {
  const content =
    route.raw === 'stream'
      ? { [route.takes ?? 'application/octet-stream']: { schema: { type: 'string' } } }
      : route.raw === 'definition'
        ? { 'application/json': { schema: { type: 'object' } } }
        : route.body
          ? { 'application/json': { schema: route.body } }
          : undefined;
  return content ? { requestBody: { required: true, content } } : {};
}

function parametersOf(route: Route): unknown[] {
  const query = route.query as
    | { readonly properties?: Readonly<Record<string, unknown>>; readonly required?: readonly string[] }
    | undefined;
  return [
    ...pathParameters(route.path).map((name) => ({ name, in: 'path', required: true, schema: Id })),
    ...Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: query?.required?.includes(name) ?? false,
      schema,
    })),
    ...(route.ifMatch
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: true,
            schema: { type: 'string' },
            description: 'revision of the draft, or * for a new one',
          },
        ]
      : []),
    ...(takesKey(route)
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', minLength: 1, maxLength: 200 },
            description: 'The same key gives the first answer again',
          },
        ]
      : []),
  ];
}
