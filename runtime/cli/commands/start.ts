import { dataFolder } from '../data-folder.ts';
import { serve, welcome } from '../serve.ts';

const DEFAULT_PORT = 4600;

/** `duecourse start`: everything up until Ctrl-C, then everything down in order. */
export async function start(options: { readonly empty?: boolean; readonly clock?: string; readonly port?: string }): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const port = portOf(options.port ?? process.env['PORT']) ?? DEFAULT_PORT;
  const mailPort = portOf(process.env['DUECOURSE_MAIL_PORT']);
  const replyDomain = process.env['DUECOURSE_REPLY_DOMAIN'];
  const { empty = false, clock } = options;
  const served = await serve({ folder: dataFolder(), port, mailPort, replyDomain, empty, clock, say });
  for (const line of welcome(served)) say(line);
  await stopSignal();
  say('stopping …');
  // A second signal ends at once; the data is safe either way.
  process.once('SIGINT', () => process.exit(130));
  await served.stop();
  say('stopped');
  process.exit(0);
}

function portOf(named: string | undefined): number | undefined {
  if (named === undefined) return undefined;
  const port = Number(named);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${named} is no port`);
  return port;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
