import { existsSync } from 'node:fs';
import { runCommand } from './run-command.ts';

const MINUTES = 60_000;

/** Whether packages can be installed here: Debian's tools, and the right to use them. */
export function canInstallPackages(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages without questions; their lists are fetched first when a plain try fails. */
export async function installPackages(names: readonly string[]): Promise<void> {
  const install = (): Promise<string> => runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...names], 10 * MINUTES);
  try {
    await install();
  } catch {
    await runCommand('apt-get', ['update'], 5 * MINUTES);
    await install();
  }
}
