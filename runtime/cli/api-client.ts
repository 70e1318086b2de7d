import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { type AnswerOf, API_ROOT, api, type BodyOf, filledPath, type Problem, type RouteId } from '#engine';

/** The server said no; the message is its own words. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    const errors = (problem.errors ?? []).filter((error) => !problem.detail.includes(error.detail));
    const lines = errors.map((error) => `  ${error.pointer || '/'}: ${error.detail}${error.fix === undefined ? '' : ` — ${error.fix}`}`);
    super([`${problem.title}: ${problem.detail}`, ...lines].join('\n'));
    this.problem = problem;
  }
}

export interface CallInput<Id extends RouteId> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: BodyOf<Id>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Speaks to a running server with a machine key. */
export class ApiClient {
  private readonly url: string;
  private readonly key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.key = key;
  }

  async call<Id extends RouteId>(id: Id, input: CallInput<Id> = {}): Promise<AnswerOf<Id>> {
    const { method } = api[id];
    const body = input.body === undefined ? {} : { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } };
    const answer = await this.send(id, method, input, body);
    return (answer.status === 204 ? undefined : await answer.json()) as AnswerOf<Id>;
  }

  /** Streams a file as the body of a route. */
  async upload<Id extends RouteId>(id: Id, params: Readonly<Record<string, string>>, file: string): Promise<AnswerOf<Id>> {
    const stream = Readable.toWeb(createReadStream(file)) as ReadableStream;
    const answer = await this.send(id, api[id].method, { params }, {
      body: stream,
      headers: { 'content-type': 'text/csv' },
      duplex: 'half',
    } as RequestInit);
    return (await answer.json()) as AnswerOf<Id>;
  }

  /** An answer that is plain text. */
  async text<Id extends RouteId>(id: Id, params: Readonly<Record<string, string>>): Promise<string> {
    return (await this.send(id, api[id].method, { params }, {})).text();
  }

  private async send<Id extends RouteId>(id: Id, method: string, input: CallInput<Id>, init: RequestInit): Promise<Response> {
    const path = filledPath(api[id].path, input.params ?? {});
    const query = input.query ? `?${new URLSearchParams(input.query)}` : '';
    const answer = await fetch(`${this.url}${API_ROOT}${path}${query}`, {
      ...init,
      method,
      headers: { authorization: `Bearer ${this.key}`, ...(init.headers as Record<string, string> | undefined), ...input.headers },
    });
    if (!answer.ok) throw new ApiProblem((await answer.json()) as Problem);
    return answer;
  }
}

/** A JSON file given on the command line; the error names it. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
