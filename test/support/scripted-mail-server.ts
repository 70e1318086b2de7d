import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Where in a conversation something happens; `content` is the message itself, after 354. */
export type Stage = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'content';

/** What the server does at a stage: answers this line, hangs up, or says nothing more. `{said}` is what it was sent. */
export type Act = string | 'hang up' | 'fall silent';

/** A mail server that misbehaves exactly where a test wants it to. What it has taken is counted. */
export interface ScriptedMailServer {
  readonly port: number;
  readonly taken: string[];
  /** Resolves when the next message has arrived whole, before anything is answered to it. */
  arrived(): Promise<void>;
  act(stage: Stage, act: Act): void;
  behave(): void;
  stop(): Promise<void>;
}

const POLITE: Readonly<Record<Stage, string>> = {
  greeting: '220 test',
  EHLO: '250-test\r\n250 AUTH PLAIN',
  AUTH: '235 welcome',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  content: '250 taken',
};

export async function startScriptedMailServer(): Promise<ScriptedMailServer> {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  let script: Partial<Record<Stage, Act>> = {};
  const sockets = new Set<Socket>();

  function play(socket: Socket, stage: Stage, said: string): void {
    if (stage === 'content') for (const done of waiting.splice(0)) done();
    const act = script[stage] ?? POLITE[stage];
    if (stage === 'content' && act.startsWith('250')) taken.push(said);
    if (act === 'hang up') socket.destroy();
    else if (act !== 'fall silent') socket.write(`${act.replace('{said}', said)}\r\n`);
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    play(socket, 'greeting', '');
    let unread = '';
    let inContent = false;
    socket.on('data', (chunk: Buffer) => {
      unread += chunk.toString('utf8');
      for (let end = unread.indexOf(endOf(inContent)); end >= 0; end = unread.indexOf(endOf(inContent))) {
        const said = unread.slice(0, end);
        unread = unread.slice(end + endOf(inContent).length);
        const stage = inContent ? 'content' : said.split(' ')[0]?.toUpperCase();
        inContent = stage === 'DATA' && (script.DATA ?? POLITE.DATA).startsWith('354');
        if (stage === 'QUIT') socket.end('221 bye\r\n');
        else play(socket, stage as Stage, said);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    arrived: () => new Promise((resolve) => waiting.push(resolve)),
    act: (stage, act) => {
      script[stage] = act;
    },
    behave: () => {
      script = {};
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function endOf(inContent: boolean): string {
  return inContent ? '\r\n.\r\n' : '\r\n';
}
