import { type AnswerOf, API_ROOT, type BodyOf, filledPath, type Problem, type QueryOf } from '#engine';
import { addresses, type CallId, type ParamsOf } from './addresses.ts';
import { CallError } from './call-error.ts';

type Given<Key extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Key]: Value };
type Optionally<Key extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Key]?: Value };

/** What a route takes: path parameters, query and body as the contract has them. */
export type InputOf<Id extends CallId> = (keyof ParamsOf<Id> extends never ? unknown : { readonly params: ParamsOf<Id> }) &
  Optionally<'query', QueryOf<Id>> &
  Given<'body', BodyOf<Id>>;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Names this write: sent again under the same key it is done once and answered again. */
  readonly idempotencyKey?: string;
}

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Calls a route of the API. Every failure is a `CallError`. */
export async function call<Id extends CallId>(id: Id, input: InputOf<Id>, options: CallOptions = {}): Promise<AnswerOf<Id>> {
  const [method = 'GET', path = ''] = addresses[id].split(' ');
  const { params = {}, query = {}, body } = input as AnyInput;
  const response = await send(`${API_ROOT}${filledPath(path, params)}${queryText(query)}`, method, body, options);
  if (response.status === 204) return undefined as AnswerOf<Id>;
  const answer = await read(response);
  if (response.ok) return answer as AnswerOf<Id>;
  throw isProblem(answer) ? CallError.of(answer) : CallError.withoutAnswer('answer.unreadable', response.status);
}

async function send(url: string, method: string, body: unknown, { signal, idempotencyKey }: CallOptions): Promise<Response> {
  const writes = method !== 'GET';
  try {
    return await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(writes ? { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw CallError.withoutAnswer('network.unreachable', 0, error);
  }
}

async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw CallError.withoutAnswer('answer.unreadable', response.status, error);
  }
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'title' in value;
}
