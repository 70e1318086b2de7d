import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/mongo-adapter';
import { Server, type Socket } from 'socket.io';
import { LIVE_EVENT, type LiveHint, OPENED_EVENT, PRESENCE_EVENT, UNWATCH_EVENT, WATCH_EVENT, type WatchRequest } from '#engine';
import { type Caller, callerOf } from '../http/authenticate.ts';
import { inScope } from '../http/handler.ts';
import type { Hint, Runtime } from '../runtime.ts';
import { getAccount } from '../store/account-store.ts';
import { liveCollection } from '../store/live-store.ts';
import { type OpenAccount, Opened } from './opened.ts';
import { Presence, type Present } from './presence.ts';
import { accountRoom, roomsOf, roomsOfAudience, STAFF_ROOM } from './rooms.ts';

const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_WATCHED = 50;
/** How often a line is asked whether whoever opened it is still signed in. */
const RECHECK_MS = 60_000;
/** Hints of one kind to one room within this span become one message. */
const GATHER_MS = 30;

/**
 * Pushes hints to browsers. Several server processes behave as one through MongoDB's change streams. A hint
 * says that something has changed, never what: the client asks again, and is told what it may know.
 */
export class LiveSockets {
  private readonly server: Server;
  private readonly runtime: () => Runtime;
  private readonly presence: Presence;
  private readonly opened: Opened;
  private gathered = new Map<string, { readonly hint: LiveHint; readonly rooms: Set<string> }>();
  private timer: NodeJS.Timeout | undefined;

  private constructor(server: Server, runtime: () => Runtime) {
    this.server = server;
    this.runtime = runtime;
    this.presence = new Presence(server, (error) => this.runtime().log.warn({ err: error }, 'who is where could not be told'));
    this.opened = new Opened(server, (error) => this.runtime().log.warn({ err: error }, 'who has an account open could not be told'));
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
  publish(hints: readonly Hint[]): void {
    for (const { audience, ...hint } of hints) {
      if (audience) this.gather(hint, roomsOfAudience(audience));
      else if (hint.type !== 'account') this.gather(hint, [STAFF_ROOM]);
      else {
        // Who watches the account is told of it by id; lists only learn that the book has moved.
        this.gather(hint, [accountRoom(hint.id)]);
        this.gather({ type: 'portfolio', id: 'portfolio', version: hint.version }, [STAFF_ROOM]);
      }
    }
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Names of those who have an account open, by account; of one account, or of all. */
  openedNow(accountId?: string): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.opened.now(accountId);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.presence.close();
    this.opened.stop();
    await this.server.close();
  }

  private gather(hint: LiveHint, rooms: readonly string[]): void {
    const key = `${hint.type}|${hint.id}`;
    this.gathered.set(key, { hint, rooms: new Set([...(this.gathered.get(key)?.rooms ?? []), ...rooms]) });
  }

  private flush(): void {
    const hints = [...this.gathered.values()];
    this.gathered = new Map();
    this.timer = undefined;
    for (const { hint, rooms } of hints) this.server.to([...rooms]).emit(LIVE_EVENT, hint);
  }

  private async admit(socket: Socket): Promise<void> {
    const caller = await callerOf(this.runtime(), socket.handshake.headers);
    if (!caller) throw new Error('session.required');
    socket.data = { caller, watched: new Set<string>() } satisfies Watching;
    await socket.join(roomsOf(caller));
  }

  private serve(socket: Socket): void {
    const state = socket.data as Watching;
    const recheck = setInterval(() => this.recheck(socket, state), RECHECK_MS).unref();
    socket.on('disconnect', () => {
      clearInterval(recheck);
      this.presence.leave(socket);
      this.opened.closeAll(socket);
    });
    socket.on(OPENED_EVENT, (answer: unknown) => {
      if (typeof answer === 'function')
        this.opened.seenBy(state.caller).then(
          (views) => answer(views),
          () => undefined,
        );
    });
    socket.on(PRESENCE_EVENT, (request: unknown) => this.presence.hear(socket, state.caller, request));
    socket.on(WATCH_EVENT, (request: WatchRequest) => {
      this.watch(socket, state, request).catch((error: unknown) => this.runtime().log.warn({ err: error }, 'a watch failed'));
    });
    socket.on(UNWATCH_EVENT, (request: WatchRequest) => {
      if (!isWatch(request)) return;
      state.watched.delete(request.id);
      this.opened.close(socket, request.id);
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
    if (!account || !state.watched.has(request.id)) return;
    await socket.join(accountRoom(request.id));
    const { _id: accountId, name: accountName, unitId } = account;
    if (state.watched.has(accountId)) this.opened.open(socket, { accountId, accountName, ...(unitId === undefined ? {} : { unitId }) });
  }
}

/** What is known of a line: whose it is, and the accounts its pages look at. */
interface Watching {
  readonly caller: Caller;
  readonly watched: Set<string>;
  /** Where its page is, as other processes are told. */
  present?: Present;
  /** The accounts it has open, as other processes are told. */
  open?: readonly OpenAccount[];
}

function isWatch(value: unknown): value is WatchRequest {
  const { type, id } = (value ?? {}) as { type?: unknown; id?: unknown };
  return type === 'account' && typeof id === 'string' && id.length <= 120;
}
