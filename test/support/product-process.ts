import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from '../../runtime/cli/api-client.ts';
import { projectFolder } from '../../runtime/project-folder.ts';

const MAIN = join(projectFolder(), 'dist', 'runtime', 'cli', 'main.js');

/** What a command of the CLI came to. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `duecourse ...args` on a data folder, as its user would. */
export async function runCommand(args: readonly string[], dataFolder: string): Promise<CommandRun> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', DUECOURSE_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** The product as its user starts it: an operating-system process of its own, from the built files. */
export interface ProductProcess {
  readonly child: ChildProcess;
  /** Resolves with the address once it is up; rejects when it ends before. */
  readonly up: Promise<string>;
  /** Everything it has printed. */
  output(): string;
  api(): ApiClient;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<number | null>;
}

export function startProcess(options: {
  readonly dataFolder: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}): ProductProcess {
  const child = spawn(process.execPath, [MAIN, 'start', '--port', '0', ...(options.args ?? [])], {
    env: { ...process.env, NODE_OPTIONS: '', DUECOURSE_DATA: options.dataFolder, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const up = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /Duecourse is up: (\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${output}`)));
  });
  // Whoever does not wait for it must not be surprised by its end.
  up.catch(() => undefined);
  const ended = once(child, 'exit');
  return {
    child,
    up,
    output: () => output,
    api() {
      const { url, key } = JSON.parse(readFileSync(join(options.dataFolder, 'server.json'), 'utf8')) as { url: string; key: string };
      return new ApiClient(url, key);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
  };
}
