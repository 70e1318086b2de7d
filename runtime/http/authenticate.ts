import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Request, Response } from 'express';
import { HOUR, type Role } from '#engine';
import type { Actor, Runtime } from '../runtime.ts';
import type { UserDocument } from '../store/account-documents.ts';
import { endSession, insertSession, keyByHash, liveSession, userByEmail, userById } from '../store/user-store.ts';
import { problem } from './problem-answer.ts';

export const SESSION_COOKIE = 'duecourse_session';
const SESSION_HOURS = 12;

/** Who is asking, and what of the organization he may see. */
export interface Caller {
  readonly actor: Actor;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** Organization units he is confined to; undefined: all. */
  readonly units?: readonly string[];
  /** A browser session, which cross-site requests could ride on; a key is sent on purpose. */
  readonly byCookie: boolean;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** The caller of a request; undefined when nobody is signed in. */
export async function callerOf(
  runtime: Pick<Runtime, 'store'>,
  headers: { readonly cookie?: string | undefined; readonly authorization?: string | undefined },
): Promise<Caller | undefined> {
  const bearer = /^Bearer (\S{20,200})$/.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const key = await keyByHash(runtime.store, hashToken(bearer));
    return key && { actor: { kind: 'key', id: key._id }, role: key.role, name: key.name, email: '', byCookie: false };
  }
  const token = cookieValue(headers.cookie);
  const session = token === undefined ? undefined : await liveSession(runtime.store, hashToken(token));
  const user = session && (await userById(runtime.store, session.userId));
  return user && signedIn(user);
}

function signedIn({ _id, role, name, email, units }: UserDocument): Caller {
  return { actor: { kind: 'user', id: _id }, role, name, email, ...(units ? { units } : {}), byCookie: true };
}

/** The session cookie among the request's cookies. */
function cookieValue(header: string | undefined): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === SESSION_COOKIE)?.[1];
}

/** A hash nobody's password has: checking it makes an unknown email take as long as a wrong password. */
const decoy = hashPassword(randomBytes(16).toString('hex'));

/** Signs in and sets the cookie. Demo users are refused in production. */
export async function signIn(
  runtime: Pick<Runtime, 'store'>,
  email: string,
  password: string,
  request: Request,
  response: Response,
): Promise<Caller> {
  const user = await userByEmail(runtime.store, email);
  const right = await verify(user?.passwordHash ?? (await decoy), password);
  const barred = user?.demo === true && process.env['NODE_ENV'] === 'production';
  if (!user || !right || barred) throw problem('session.refused', 'check both and try again');
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await insertSession(runtime.store, {
    _id: hashToken(token),
    userId: user._id,
    createdAt: new Date(now),
    expiresAt: new Date(now + SESSION_HOURS * HOUR),
  });
  response.cookie(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    path: '/',
    maxAge: SESSION_HOURS * HOUR,
  });
  return signedIn(user);
}

export async function signOut(runtime: Pick<Runtime, 'store'>, request: Request, response: Response): Promise<void> {
  const token = cookieValue(request.headers.cookie);
  if (token !== undefined) await endSession(runtime.store, hashToken(token));
  response.clearCookie(SESSION_COOKIE, { path: '/' });
}

/** A browser says which site a request comes from; one that changes something must come from our own pages. */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host;
  if (!own || (site !== undefined && site !== 'same-origin'))
    throw problem('request.origin_refused', `the request comes from ${origin ?? 'nowhere that it says'}`);
}
