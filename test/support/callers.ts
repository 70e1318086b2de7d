import type { Role } from '#engine';
import type { As, CheckedApi } from './checked-api.ts';
import type { Product } from './product.ts';
import { signIn } from './sign-in.ts';

const PASSWORD = 'a password of theirs';

/** Signs in as a practice user. */
export async function as(product: Product, user: string): Promise<As> {
  return { cookie: (await signIn(product.url, `${user}@duecourse.test`)).cookie };
}

/** Adds a user of a role, confined to units where they are given, and signs in. */
export async function aUser(api: CheckedApi, role: Role, units?: readonly string[]): Promise<As> {
  const email = `${role}-${(units ?? []).join('-')}@example.test`;
  await api.ask('users.add', { body: { name: role, email, password: PASSWORD, role, ...(units ? { units } : {}) } });
  return { cookie: (await signIn(api.url, email, PASSWORD)).cookie };
}

/** A machine key of a role. */
export async function aKey(api: CheckedApi, role: Role): Promise<As> {
  return { key: (await api.ask<{ key: string }>('keys.add', { body: { name: role, role } })).key };
}
