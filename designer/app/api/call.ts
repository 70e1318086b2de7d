import { type AnswerOf, API_ROOT, type Api, type BodyOf, filledPath, type Problem, type QueryOf } from '#engine';
import { addresses, type CallId, type ParamsOf } from './addresses.ts';
import { CallError } from './call-error.ts';

type Given<Key extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Key]: Value };
type Optionally<Key extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Key]?: Value };

/** The revision of a definition that was changed; `*` for one that does not exist yet. */
export type Revision = number | '*';

/**
 * What a route takes: path parameters, query and body as the contract has them; a definition as its `text`, and the
 * `revision` one has changed where the contract asks for it.
 */
export type InputOf<Id extends CallId> = (keyof ParamsOf<Id> extends never ? unknown : { readonly params: ParamsOf<Id> }) &
  Optionally<'query', QueryOf<Id>> &
  Given<'body', BodyOf<Id>> &
  (Api[Id] extends { readonly raw: 'definition' } ? { readonly text: string } : unknown) &
  (Api[Id] extends { readonly ifMatch: true } ? { readonly revision: Revision } : unknown);

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Names this write: sent again under the same key it is done once and answered again. */
  readonly idempotencyKey?: string;
}

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly text?: string;
  readonly revision?: Revision;
}

/** Calls a route of the API. Every failure is a `CallError`. */
export async function call<Id extends CallId>(id: Id, input: InputOf<Id>, options: CallOptions = {}): Promise<AnswerOf<Id>> {
  return (await callTagged(id, input, options)).answer;
}

/** The same, with the revision of what was answered where the server tells it. */
export async function callTagged<Id extends CallId>(
  id: Id,
  input: InputOf<Id>,
  options: CallOptions = {},
): Promise<{ readonly answer: AnswerOf<Id>; readonly revision: number | undefined }> {
  const { method, url } = addressOf(id, input);
  const { params: _, query: __, ...content } = input as AnyInput;
  const response = await send(url, method, content, options);
  const tag = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1];
  const revision = tag === undefined ? undefined : Number(tag);
  if (response.status === 204) return { answer: undefined as AnswerOf<Id>, revision };
  const answer = await read(response);
  if (response.ok) return { answer: answer as AnswerOf<Id>, revision };
  throw failureOf(answer, response.status);
}

/** Where a route is called, with its parameters and query filled in. */
export function addressOf<Id extends CallId>(id: Id, input: InputOf<Id>): { readonly method: string; readonly url: string } {
  const [method = 'GET', path = ''] = addresses[id].split(' ');
  const { params = {}, query = {} } = input as AnyInput;
  return { method, url: `${API_ROOT}${filledPath(path, params)}${queryText(query)}` };
}

/** What an answer that is no good one says. */
export function failureOf(answer: unknown, status: number): CallError {
  return isProblem(answer) ? CallError.of(answer) : CallError.withoutAnswer('answer.unreadable', status);
}

/** Calls a route that answers with a file. */
export async function callFile<Id extends CallId>(id: Id, input: InputOf<Id>): Promise<Blob> {
  const { method, url } = addressOf(id, input);
  const { params: _, query: __, ...content } = input as AnyInput;
  const response = await send(url, method, content, {});
  if (response.ok) return response.blob();
  throw failureOf(await read(response), response.status);
}

type Content = Pick<AnyInput, 'body' | 'text' | 'revision'>;

async function send(url: string, method: string, content: Content, { signal, idempotencyKey }: CallOptions): Promise<Response> {
  const writes = method !== 'GET';
  const body = content.text ?? (content.body === undefined ? undefined : JSON.stringify(content.body));
  try {
    return await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(writes ? { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() } : {}),
        ...(content.revision === undefined ? {} : { 'if-match': content.revision === '*' ? '*' : `"${content.revision}"` }),
      },
      ...(body === undefined ? {} : { body }),
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
