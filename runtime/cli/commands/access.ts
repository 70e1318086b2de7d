import type { Role } from '#engine';
import { withServer } from '../with-server.ts';

/** `duecourse user add`: the password comes from DUECOURSE_PASSWORD or the first line of standard input, never from the command line. */
export async function addUser(email: string, options: { readonly name: string; readonly role: string }): Promise<void> {
  const password = process.env['DUECOURSE_PASSWORD'] ?? (await firstLine());
  const user = await withServer((api) =>
    api.call('users.add', { body: { email, name: options.name, role: options.role as Role, password } }),
  );
  process.stdout.write(`${user.email} added as ${user.role}\n`);
}

/** `duecourse key add`: the key is shown this once. */
export async function addKey(name: string, options: { readonly role: string }): Promise<void> {
  const { key } = await withServer((api) => api.call('keys.add', { body: { name, role: options.role as Role } }));
  process.stdout.write(`${key}\n`);
}

async function firstLine(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password: ');
  for await (const chunk of process.stdin) return String(chunk).split('\n')[0] ?? '';
  return '';
}
