import type { QueryClient } from '@tanstack/react-query';
import type { Socket } from 'socket.io-client';
import {
  LIVE_EVENT,
  type LiveHint,
  OPENED_EVENT,
  type OpenedView,
  PRESENCE_EVENT,
  type PresenceRequest,
  type PresenceView,
  UNWATCH_EVENT,
  WATCH_EVENT,
  type WatchRequest,
} from '#engine';
import { HintBuffer } from './hint-buffer.ts';

/** How current the page is. `since` says when the connection was lost, or when it came back. */
export type LiveState =
  | { readonly status: 'connecting' | 'live' }
  | { readonly status: 'lost'; readonly since: Date }
  | { readonly status: 'back'; readonly since: Date };

const BACK_SHOWN_MS = 6000;

/**
 * The open line to the server. Hints that were missed while it was cut are made up for by fetching
 * everything that is shown again; the page says so.
 */
export class LiveConnection {
  private socket: Socket | undefined;
  private userId: string | undefined;
  private state: LiveState = { status: 'connecting' };
  private readonly listeners = new Set<() => void>();
  private readonly watched = new Map<string, number>();
  private readonly hints: HintBuffer;
  private readonly client: QueryClient;
  private where: PresenceRequest | undefined;
  private who: PresenceView | undefined;
  private opened: ReadonlyMap<string, OpenedView> = new Map();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient) {
    this.client = client;
    this.hints = new HintBuffer(client);
  }

  /** Another person needs another line: the server knows each by whose cookie it came with. */
  open(userId: string): void {
    if (this.userId === userId) return;
    this.close();
    this.userId = userId;
    // What is shown comes without the line, so its code may come after all else.
    import('socket.io-client').then(
      ({ io }) => {
        if (this.userId !== userId || this.socket) return;
        this.listen(io({ reconnectionDelay: 500, reconnectionDelayMax: 3000, transports: ['websocket'] }));
      },
      () => this.lost(),
    );
  }

  private listen(socket: Socket): void {
    this.socket = socket;
    socket.on('connect', () => this.connected());
    socket.on('disconnect', (reason) => {
      if (reason !== 'io client disconnect') this.lost();
    });
    socket.on('connect_error', () => this.lost());
    window.addEventListener('offline', this.cut);
    socket.on(PRESENCE_EVENT, (who: PresenceView) => this.met(who));
    socket.on(OPENED_EVENT, (view: OpenedView) => this.toldOpened(new Map(this.opened).set(view.accountId, view)));
    socket.on(LIVE_EVENT, (hint: LiveHint) => this.hints.take(hint));
  }

  close(): void {
    window.removeEventListener('offline', this.cut);
    this.socket?.disconnect();
    this.socket = undefined;
    this.userId = undefined;
    this.become({ status: 'connecting' });
  }

  /** Asks to be told about an account until the returned function is called. */
  watch(accountId: string): () => void {
    const count = this.watched.get(accountId) ?? 0;
    this.watched.set(accountId, count + 1);
    if (count === 0) this.tell(WATCH_EVENT, accountId);
    return () => {
      const left = (this.watched.get(accountId) ?? 1) - 1;
      if (left > 0) {
        this.watched.set(accountId, left);
        return;
      }
      this.watched.delete(accountId);
      this.tell(UNWATCH_EVENT, accountId);
    };
  }

  /** Says which definition the page has open and what of it is worked on; undefined when it is left. */
  be(where: PresenceRequest | undefined): void {
    if (where?.definition !== this.where?.definition) this.met(undefined);
    this.where = where;
    if (this.socket?.connected) this.socket.emit(PRESENCE_EVENT, where ?? ({ definition: null } satisfies PresenceRequest));
  }

  /** Who has open what the page has open, as far as the server has told. */
  readonly present = (): PresenceView | undefined => this.who;

  /** Who has which account open, by the account's id, as far as the server has told. */
  readonly openAccounts = (): ReadonlyMap<string, OpenedView> => this.opened;

  /** The name of this line among those who are present. */
  line(): string | undefined {
    return this.socket?.id;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): LiveState => this.state;

  /** The browser knows sooner than the line that there is no network. */
  private readonly cut = (): void => {
    this.socket?.io.engine?.close();
  };

  private connected(): void {
    for (const accountId of this.watched.keys()) this.tell(WATCH_EVENT, accountId);
    if (this.where) this.be(this.where);
    this.socket?.emit(OPENED_EVENT, (views: readonly OpenedView[]) =>
      this.toldOpened(new Map(views.map((view) => [view.accountId, view]))),
    );
    const cameBack = this.state.status === 'lost';
    this.become(cameBack ? { status: 'back', since: new Date() } : { status: 'live' });
    if (!cameBack) return;
    this.client.invalidateQueries().catch(() => undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.state.status === 'back') this.become({ status: 'live' });
    }, BACK_SHOWN_MS);
  }

  private met(who: PresenceView | undefined): void {
    this.who = who;
    for (const listener of this.listeners) listener();
  }

  private toldOpened(opened: ReadonlyMap<string, OpenedView>): void {
    this.opened = new Map([...opened].filter(([, { people }]) => people.length > 0));
    for (const listener of this.listeners) listener();
  }

  private lost(): void {
    // Whoever else is here is not known any more.
    if (this.who) this.met(undefined);
    this.toldOpened(new Map());
    if (this.state.status !== 'lost') this.become({ status: 'lost', since: new Date() });
  }

  private tell(event: string, id: string): void {
    if (this.socket?.connected) this.socket.emit(event, { type: 'account', id } satisfies WatchRequest);
  }

  private become(state: LiveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
