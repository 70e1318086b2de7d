import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { API_ROOT, api, type Problem, type RouteId } from '#engine';

/** Whom a request is made as: a machine key, a browser's cookie, or nobody. */
export type As = { readonly key: string } | { readonly cookie: string } | 'nobody';

/** A request, which may be as wrong as the test likes. */
export interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  /** Put into the address as it is. */
  readonly query?: Readonly<Record<string, string>> | string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly text?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: As;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer as JSON, where it is JSON. */
  readonly body: unknown;
  /** Of a refusal. */
  readonly code: string | undefined;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** Speaks to the API and checks every answer, good or bad, against the document the product serves. */
export class CheckedApi {
  /** Routes that have answered well at least once. */
  readonly succeeded = new Set<RouteId>();
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly url: string;
  private readonly key: string;
  private readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;

  private constructor(url: string, key: string, document: { readonly paths: CheckedApi['paths'] }) {
    this.url = url;
    this.key = key;
    this.paths = document.paths;
    addFormats.default(this.ajv);
    this.ajv.addSchema({ $id: 'api', ...document });
  }

  static async of({ url, key }: { readonly url: string; readonly key: string }): Promise<CheckedApi> {
    const document = (await (await fetch(`${url}${API_ROOT}/openapi.json`)).json()) as { paths: CheckedApi['paths'] };
    return new CheckedApi(url, key, document);
  }

  /** Calls a route, as the admin's key unless somebody else is named. */
  async send(id: RouteId, ask: Ask = {}): Promise<Answer> {
    const { method, path } = api[id];
    const { query, body, text, as = { key: this.key } } = ask;
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ask.params?.[name] ?? ''));
    const search = query === undefined ? '' : typeof query === 'string' ? `?${query}` : `?${new URLSearchParams(query)}`;
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}${API_ROOT}${address}${search}`, {
      method,
      headers: { ...credentials(as, this.url), ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...ask.headers },
      ...(content === undefined ? {} : { body: content }),
    });
    const answer = await read(response);
    this.check(id, answer);
    if (response.ok) this.succeeded.add(id);
    return answer;
  }

  /** Calls a route that is expected to answer well, and gives what it says. */
  async ask<T = Record<string, unknown>>(id: RouteId, ask: Ask = {}): Promise<T> {
    const answer = await this.send(id, ask);
    expect(answer.status, `${id}: ${answer.text}`).to.be.lessThan(300);
    return answer.body as T;
  }

  private check(id: RouteId, answer: Answer): void {
    const { method, path } = api[id];
    const operation = this.paths[`${API_ROOT}${path}`]?.[method.toLowerCase()];
    const documented = operation?.responses[String(answer.status)];
    expect(documented, `${id} answered ${answer.status}, which its document does not know: ${answer.text.slice(0, 500)}`).to.not.equal(
      undefined,
    );
    const sent = answer.headers.get('content-type') ?? '';
    const medias = Object.keys(documented?.content ?? {});
    const media = medias.find((each) => sent.startsWith(each)) ?? medias[0];
    if (media === undefined) {
      expect(answer.text, `${id} ${answer.status} has no content`).to.equal('');
      return;
    }
    expect(sent, id).to.match(new RegExp(`^${media.replaceAll('+', '\\+')}`));
    const validate = this.validator(`${API_ROOT}${path}`, method.toLowerCase(), String(answer.status), media);
    const fits = validate(media.endsWith('json') ? answer.body : answer.text);
    expect(fits, `${id} ${answer.status}: ${JSON.stringify(validate.errors)} in ${answer.text.slice(0, 1000)}`).to.equal(true);
  }

  private validator(...place: readonly [path: string, method: string, status: string, media: string]): ValidateFunction {
    const [path, method, status, media] = place;
    const pointer = ['paths', path, method, 'responses', status, 'content', media, 'schema'].map(escaped).join('/');
    const known = this.validators.get(pointer) ?? this.ajv.compile({ $ref: `api#/${pointer}` });
    this.validators.set(pointer, known);
    return known;
  }
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function credentials(as: As, url: string): Record<string, string> {
  if (as === 'nobody') return {};
  return 'key' in as ? { authorization: `Bearer ${as.key}` } : { cookie: as.cookie, origin: url };
}

async function read(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const body = /json/.test(headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : undefined;
  return { status, headers, text, body, code: status >= 400 ? (body as Problem | undefined)?.code : undefined };
}
