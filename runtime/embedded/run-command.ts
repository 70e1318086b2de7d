import { execFile } from 'node:child_process';

/** What a program printed. A program that cannot be started, fails or takes too long rejects with its last words. */
export function runCommand(file: string, args: readonly string[], timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, [...args], { timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(lastWords(stderr) || error.message, { cause: error }));
      else resolve(stdout.trim());
    });
  });
}

function lastWords(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').slice(0, 500);
}
