import { API_ROOT } from '#engine';

/** A browser's view of the API: the cookie, and the origin a browser would send. */
export interface SignedIn {
  readonly cookie: string;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  put(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** Signs in as a practice user. */
export async function signIn(url: string, email: string, password = 'duecourse'): Promise<SignedIn> {
  const answer = await fetch(`${url}${API_ROOT}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in as ${email} answered ${answer.status}`);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const send = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${url}${API_ROOT}${path}`, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    cookie,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
  };
}
