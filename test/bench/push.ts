import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { LIVE_EVENT, type LiveHint } from '#engine';
import { projectFolder } from '../../runtime/project-folder.ts';
import { freshDatabase, scratchFolder } from '../support/mongo.ts';
import { aProduct } from '../support/product.ts';
import { startProcess } from '../support/product-process.ts';
import { type SignedIn, signIn } from '../support/sign-in.ts';
import { type Bench, figure, median, ResultsDiffer, type Row } from './harness.ts';

const SCREENS = 500;
const TURNS = 60;
const WARM_UP = 5;
const LONGEST_MS = 5000;
const MOST_TIMES = 1.5;
const MOST_MS = 1000;

export const push: Bench = {
  name: 'push',
  dataset: `${SCREENS} screens on one server process, what happens on another; ${TURNS} tasks made one after the other`,
  async run() {
    const raw = await rawEmits();
    const { told, visible } = await tasksMade();
    console.log(`    raw emit: p50 ${figure(median(raw))} ms, p99 ${figure(highest(raw, 0.99))} ms`);
    const ratio = median(visible) / median(raw);
    return [
      row('every screen is told of a task', told),
      row('the task stands in the list of a screen', visible),
      {
        work: 'the task stands in the list of a screen',
        against: 'a raw Socket.IO emit between two processes',
        ratio: `${figure(ratio)}× its time`,
        target: `≤ ${MOST_TIMES}×`,
        met: ratio <= MOST_TIMES,
      },
    ];
  },
};

function row(work: string, times: readonly number[]): Row {
  const p99 = highest(times, 0.99);
  const note = `median ${figure(median(times))} ms, longest ${figure(Math.max(...times))} ms`;
  return {
    work,
    against: 'from before it is asked for',
    ratio: `p99 ${figure(p99)} ms`,
    note,
    target: `< ${MOST_MS} ms`,
    met: p99 < MOST_MS,
  };
}

function highest(times: readonly number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * part) - 1] ?? Number.NaN;
}

/** Milliseconds from an event on one bare process to each screen on another. */
async function rawEmits(): Promise<number[]> {
  const uri = await freshDatabase();
  const [events, screens] = await Promise.all([bareProcess(uri), bareProcess(uri)]);
  const sockets = await opened(`http://127.0.0.1:${screens.port}`, {});
  const times = await inTurns(sockets, 'raw', async (turn) => {
    await fetch(`http://127.0.0.1:${events.port}/${turn}`, { method: 'POST' });
    return (path: string) => path === `/${turn}`;
  });
  for (const socket of sockets) socket.disconnect();
  for (const { stop } of [events, screens]) stop();
  return times;
}

async function bareProcess(uri: string): Promise<{ readonly port: number; readonly stop: () => void }> {
  const script = join(projectFolder(), 'test', 'bench', 'raw-emitter.ts');
  const child = fork(script, [uri], { execArgv: ['--conditions=source', '--import=tsx'] });
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => child.disconnect() };
}

/** The same for tasks that are made: until each screen is told, and until one of them, which asks again, is shown the task. */
async function tasksMade(): Promise<{ readonly told: number[]; readonly visible: number[] }> {
  const dataFolder = scratchFolder('push');
  process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
  const product = await aProduct({ clock: '2026-02-10', segment: 'nobody', dataFolder });
  const other = startProcess({ dataFolder, args: ['--empty'], env: { MONGODB_URI: product.mongoUri } });
  const url = await other.up;
  const person = await signIn(url, 'lead@duecourse.test');
  const sockets = await opened(url, { cookie: person.cookie });
  const ids: string[] = [];
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1)
    ids.push((await product.api.call('accounts.create', { body: { name: `Account ${turn}`, currency: 'USD', contacts: [] } })).id);
  const visible: number[] = [];
  const told = await inTurns(sockets, LIVE_EVENT, async (turn) => {
    const accountId = ids[turn] ?? '';
    const begin = performance.now();
    const isIt = (hint: LiveHint): boolean => hint.type === 'work' && hint.id === accountId;
    const shown = shownTo(sockets[turn % SCREENS] as Socket, person, isIt, accountId);
    const body = { kind: 'follow-up', title: 'Ring them', on: '2026-02-10', pool: 'collections' } as const;
    await product.api.call('tasks.add', { params: { accountId }, body });
    await shown;
    if (turn >= WARM_UP) visible.push(performance.now() - begin);
    return isIt;
  });
  for (const socket of sockets) socket.disconnect();
  await other.stop();
  await product.stop();
  return { told, visible };
}

/** Asks for the list as the page does when it is told, until the account is in it. */
function shownTo(socket: Socket, person: SignedIn, isIt: (hint: LiveHint) => boolean, accountId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = async (hint: LiveHint): Promise<void> => {
      if (!isIt(hint)) return;
      const { items } = (await (await person.get('/work?view=pool&limit=200')).json()) as { items: { accountId: string }[] };
      if (!items.some((item) => item.accountId === accountId)) return;
      socket.off(LIVE_EVENT, listener);
      resolve();
    };
    const listener = (hint: LiveHint): void => void hear(hint).catch(reject);
    socket.on(LIVE_EVENT, listener);
  });
}

/** Lets something happen turn by turn; milliseconds from its beginning to each screen that hears of it. */
async function inTurns<Told>(
  sockets: readonly Socket[],
  event: string,
  happens: (turn: number) => Promise<(told: Told) => boolean>,
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    const heard: { readonly socket: Socket; readonly told: Told; readonly at: number }[] = [];
    const listeners = sockets.map((socket) => {
      const listener = (told: Told): void => void heard.push({ socket, told, at: performance.now() });
      socket.on(event, listener);
      return () => socket.off(event, listener);
    });
    const begin = performance.now();
    const isIt = await happens(turn);
    const first = (): Map<Socket, number> => {
      const found = new Map<Socket, number>();
      for (const { socket, told, at } of heard) if (isIt(told) && !found.has(socket)) found.set(socket, at - begin);
      return found;
    };
    while (first().size < sockets.length) {
      if (performance.now() - begin > LONGEST_MS)
        throw new ResultsDiffer(`turn ${turn}: ${first().size} of ${sockets.length} screens were told`);
      await wait(5);
    }
    for (const stop of listeners) stop();
    if (turn >= WARM_UP) times.push(...first().values());
  }
  return times;
}

async function opened(url: string, extraHeaders: Readonly<Record<string, string>>): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: SCREENS }, async () => {
      const socket = io(url, { extraHeaders: { ...extraHeaders }, transports: ['websocket'], forceNew: true });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return socket;
    }),
  );
}
