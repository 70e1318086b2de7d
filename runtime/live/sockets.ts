import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/mongo-adapter';
import { Server, type Socket } from 'socket.io';
import { LIVE_EVENT, type LiveHint, PRESENCE_EVENT, UNWATCH_EVENT, WATCH_EVENT, type WatchRequest } from '#engine';
import { type Caller, callerOf } from '../http/authenticate.ts';
import { inScope } from '../http/handler.ts';
import type { Runtime } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { liveCollection } from '../store/live-store.ts';
import { Presence, type Present } from './presence.ts';

const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_WATCHED = 50;
/** How often a line is asked whether whoever opened it is still signed in. */
const RECHECK_MS = 60_000;
/** Hints of one kind to one room within this span become one message. */
const GATHER_MS = 30;

/** Everybody who works in the house sits in one room; who watches an account sits in its room too. */
const STAFF_ROOM = 'staff';
const accountRoom = (id: string): string => `account:${id}`;

/**
 * Pushes hints to browsers. Several server processes behave as one through MongoDB's change streams. A hint
 * says that something has changed, never what: the client asks again, and is told what it may know.
 */
export class LiveSockets {
  private readonly server: Server;
  private readonly runtime: () => Runtime;
  private readonly presence: Presence;
  private gathered = new Map<string, LiveHint>();
  private timer: NodeJS.Timeout | undefined;

  private constructor(server: Server, runtime: () => Runtime) {
    this.server = server;
    this.runtime = runtime;
    this.presence = new Presence(server, (error) => this.runtime().log.warn({ err: error }, 'who is where could not be told'));
    server.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
    server.on('connection', (socket) => this.serve(socket));
  }

  static async open(http: HttpServer, runtime: () => Runtime): Promise<LiveSockets> {
    const server = new Server(http, {
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      serveClient: false,
      // A page of another site may not listen in with our user's cookie.
      allowRequest: (request, done) => {
        const { origin, host } = request.headers;
        done(null, origin === undefined || (URL.canParse(origin) && new URL(origin).host === host));
      },
    });
    server.adapter(createAdapter(await liveCollection(runtime().store), { addCreatedAtField: true }));
    return new LiveSockets(server, runtime);
  }

  /** Sends hints, gathered for a moment so that a burst becomes one message per record. */
  publish(hints: readonly LiveHint[]): void {
    for (const hint of hints) {
      this.gathered.set(`${hint.type}|${hint.id}`, hint);
      // Who watches the account is told of it by id; lists only learn that the book has moved.
      if (hint.type === 'account') this.gathered.set('portfolio', { type: 'portfolio', id: 'portfolio', version: hint.version });
    }
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.presence.close();
    await this.server.close();
  }

  private flush(): void {
    const hints = [...this.gathered.values()];
    this.gathered = new Map();
    this.timer = undefined;
    for (const hint of hints) this.server.to(hint.type === 'account' ? accountRoom(hint.id) : STAFF_ROOM).emit(LIVE_EVENT, hint);
  }

  private async admit(socket: Socket): Promise<void> {
    const caller = await callerOf(this.runtime(), socket.handshake.headers);
    if (!caller) throw new Error('session.required');
    socket.data = { caller, watched: new Set<string>() } satisfies Watching;
    await socket.join(STAFF_ROOM);
  }

  private serve(socket: Socket): void {
    const state = socket.data as Watching;
    const recheck = setInterval(() => this.recheck(socket, state), RECHECK_MS).unref();
    socket.on('disconnect', () => {
      clearInterval(recheck);
      this.presence.leave(socket);
    });
    socket.on(PRESENCE_EVENT, (request: unknown) => this.presence.hear(socket, state.caller, request));
    socket.on(WATCH_EVENT, (request: WatchRequest) => {
      this.watch(socket, state, request).catch((error: unknown) => this.runtime().log.warn({ err: error }, 'a watch failed'));
    });
    socket.on(UNWATCH_EVENT, (request: WatchRequest) => {
      if (!isWatch(request)) return;
      state.watched.delete(request.id);
      Promise.resolve(socket.leave(accountRoom(request.id))).catch(() => undefined);
    });
  }

  /** Ends the line of somebody who has signed out, or whose units have changed: his page opens a new one. */
  private recheck(socket: Socket, state: Watching): void {
    callerOf(this.runtime(), socket.handshake.headers).then(
      (caller) => {
        const isSame = caller?.actor.id === state.caller.actor.id && String(caller.units) === String(state.caller.units);
        if (!isSame) socket.disconnect(true);
      },
      (error: unknown) => this.runtime().log.warn({ err: error }, 'a line could not be checked'),
    );
  }

  /** The server joins rooms, after the same check a page would meet. */
  private async watch(socket: Socket, state: Watching, request: unknown): Promise<void> {
    if (!isWatch(request) || state.watched.size >= MAX_WATCHED) return;
    state.watched.add(request.id);
    const account = await getAccount(this.runtime().store, request.id);
    if (!account || !inScope(state.caller, account)) state.watched.delete(request.id);
    // The page may have moved on meanwhile.
    if (state.watched.has(request.id)) await socket.join(accountRoom(request.id));
  }
}

/** What is known of a line: whose it is, and the accounts its pages look at. */
interface Watching {
  readonly caller: Caller;
  readonly watched: Set<string>;
  /** Where its page is, as other processes are told. */
  present?: Present;
}

function isWatch(value: unknown): value is WatchRequest {
  const { type, id } = (value ?? {}) as { type?: unknown; id?: unknown };
  return type === 'account' && typeof id === 'string' && id.length <= 120;
}
