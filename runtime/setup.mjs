// Brings a clone to where it can run: installs and builds what is missing or out of date. No dependencies,
// because it runs before there are any; plain JavaScript, because Node 20 cannot run TypeScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/** Installs packages when the lock file has changed since they were installed. */
export function install(say = console.log) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}`);
  }
  const lock = hashOf(readFileSync(join(project, 'package-lock.json')));
  const mark = join(project, 'node_modules', '.duecourse-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('installing packages (once; about a minute)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(mark, lock);
}

/** Compiles server and web app when a source file is newer than what was built. */
export function build(say = console.log) {
  const mark = join(project, 'dist', '.built');
  const newest = Math.max(
    ...['engine', 'connectors', 'runtime', 'designer', 'package-lock.json', 'tsconfig.json'].map((name) => newestIn(join(project, name))),
  );
  if (existsSync(mark) && Number(readFileSync(mark, 'utf8')) === newest) return;
  say('building the server');
  run('npx', ['--no-install', 'tsc', '-b', 'engine', 'connectors', 'runtime']);
  say('building the web app');
  run('npx', ['--no-install', 'vite', 'build', 'designer', '--logLevel', 'warn']);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, String(newest));
}

/** Runs a program to its end; its failure is ours. */
export function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'], env });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules')
      .map((name) => newestIn(join(path, name))),
  );
}

function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
