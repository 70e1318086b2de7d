import type { Role } from '#engine';
import { hashPassword } from '../http/authenticate.ts';
import type { Runtime } from '../runtime.ts';
import { insertUser, userByEmail } from '../store/user-store.ts';

/** Everybody's password in practice data; such users cannot sign in in production. */
export const DEMO_PASSWORD = 'duecourse';

const people: readonly [id: string, name: string, role: Role, units?: readonly string[]][] = [
  ['admin', 'Ada Lindqvist', 'admin'],
  ['manager', 'Marcus Webb', 'manager'],
  ['lead', 'Leila Haddad', 'lead'],
  ['analyst', 'Anil Rao', 'analyst'],
  ['collector', 'Carla Jensen', 'collector', ['east']],
  ['collector2', 'Colin Park', 'collector', ['west']],
  ['resolver', 'Rosa Vidal', 'resolver'],
  ['viewer', 'Victor Osei', 'viewer'],
  ['auditor', 'Agnes Baumann', 'auditor'],
];

export const demoEmails: readonly string[] = people.map(([id]) => `${id}@duecourse.test`);

/** Adds the practice users that are not there yet; their ids are their names. */
export async function addDemoUsers(runtime: Pick<Runtime, 'store'>): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const [id, name, role, units] of people) {
    const email = `${id}@duecourse.test`;
    if (await userByEmail(runtime.store, email)) continue;
    await insertUser(runtime.store, { _id: id, name, email, role, passwordHash, demo: true, ...(units ? { units: [...units] } : {}) });
  }
}
