import type { TSchema } from 'typebox';
import type { RefusalCode } from '../diagnostics/refusals.ts';
import type { Role } from './roles.ts';

/** Where the API lives. */
export const API_ROOT = '/api/v1';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One address of the API: everything server, browser, documentation and tests need to know of it. */
export interface Route {
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, parameters as `{name}`. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it. `public` needs no session; a machine key acts in the role it was given. */
  readonly roles: readonly Role[] | 'public';
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** A body that is not JSON of a schema: read as text, or streamed. */
  readonly raw?: 'definition' | 'stream';
  /** The media type of a body that is streamed. */
  readonly takes?: string;
  readonly status: 200 | 201 | 202 | 204;
  /** Missing for 204. */
  readonly answer?: TSchema;
  /** Of an answer that is not JSON: its media type, or all it can have. */
  readonly media?: string | readonly string[];
  /** Refusals of this route beyond those every route can give. */
  readonly refuses: readonly RefusalCode[];
  /** Takes `If-Match` with the revision that was changed. */
  readonly ifMatch?: boolean;
  /** Takes no `Idempotency-Key`: once more does the same, or the answer holds a secret that may not be kept. */
  readonly unkeyed?: boolean;
  /** Changes something for the whole organization: not for people who are confined to some of its units. */
  readonly wide?: boolean;
}

/** A family of routes by id; the id is the key. */
export function defineRoutes<const T extends Record<string, Omit<Route, 'id'>>>(
  table: T,
): { readonly [K in keyof T]: T[K] & { readonly id: K } } {
  return Object.fromEntries(Object.entries(table).map(([id, route]) => [id, { ...route, id }])) as never;
}

/** A path with its parameters filled in; one that is missing leaves its place empty. */
export function filledPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Names of the parameters in a path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
