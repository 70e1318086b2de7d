#!/usr/bin/env node
// `npx duecourse …`: the command line, on a fresh clone too.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, install, project } from '../setup.mjs';

/** Installs and builds what is missing, then hands over to the compiled command line in this same process. */
export async function runDuecourse(args) {
  try {
    const say = (line) => process.stderr.write(`${line}\n`);
    install(say);
    build(say);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  process.argv.splice(2, process.argv.length, ...args);
  await import(join(project, 'dist', 'runtime', 'cli', 'main.js'));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runDuecourse(process.argv.slice(2));
