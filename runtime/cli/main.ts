import { Command } from 'commander';
import { productVersion } from '../project-folder.ts';
import { ApiProblem } from './api-client.ts';
import { addKey, addUser } from './commands/access.ts';
import { advanceClock, showClock } from './commands/clock.ts';
import { explain } from './commands/explain.ts';
import { importLedger } from './commands/import.ts';

/* Loaded when they are called: they bring the whole product with them, which a question to a running one need not wait for. */
const starting = () => import('./commands/start.ts');
const checking = () => import('./commands/check.ts');
const bundles = () => import('./commands/bundle.ts');

const program = new Command('duecourse').description('Collections strategies, carried out.').version(productVersion()).showHelpAfterError();

program
  .command('start')
  .description('start everything; Ctrl-C stops it and keeps the data')
  .option('--empty', 'without the demo portfolio')
  .option('--clock <date>', 'begin a sandbox on this day (on an empty data folder)')
  .option('--port <port>', 'port of the web server (PORT, else 4600)')
  .action(async (options) => (await starting()).start(options));
program
  .command('import <file>')
  .description('import a ledger (CSV) and print the report')
  .requiredOption('--mapping <file>', 'which column is what (JSON)')
  .option('--trial', 'only read the file: book nothing, and say what could not be read')
  .option('--refused <file>', 'where refused rows are written')
  .action(importLedger);
program
  .command('check [folder]')
  .description('lint definitions, run their tests, show what they reach')
  .action(async (folder) => (await checking()).check(folder));
const clock = program.command('clock').description('show the business date').action(showClock);
clock
  .command('advance [by]')
  .description('advance the sandbox clock by days (P5D) or to a date')
  .option('--to <date>', 'advance to the end of this day')
  .action(advanceClock);
program
  .command('explain <account>')
  .description('why an account is where it is')
  .option('--limit <count>', 'lines of history')
  .action(explain);
program
  .command('export <target>')
  .description('write all published definitions to a folder or .zip')
  .action(async (target) => (await bundles()).exportBundle(target));
program
  .command('import-bundle <source>')
  .description('publish a folder or .zip of definitions, all or none')
  .action(async (source) => (await bundles()).importBundle(source));
program
  .command('user')
  .description('people who may sign in')
  .command('add <email>')
  .requiredOption('--name <name>', 'name as others see it')
  .requiredOption('--role <role>', 'admin, manager, lead, analyst, collector, resolver, viewer or auditor')
  .action(addUser);
program
  .command('key')
  .description('machine keys')
  .command('add <name>')
  .requiredOption('--role <role>', 'role the key acts in')
  .action(addKey);

program.parseAsync().then(
  () => {
    if (process.exitCode === undefined || process.exitCode === 0) process.exit(0);
    process.exit(Number(process.exitCode));
  },
  (error: unknown) => {
    const known = error instanceof ApiProblem || process.env['DEBUG'] === undefined;
    process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`);
    process.exit(1);
  },
);
