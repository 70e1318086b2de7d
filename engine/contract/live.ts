/**
 * What is pushed: hints, never data. A client that gets one fetches again what it shows; one that missed
 * some fetches everything it shows.
 */
export interface LiveHint {
  readonly type: 'account' | 'task' | 'work' | 'notice' | 'portfolio' | 'clock' | 'definition' | 'incident' | 'import';
  readonly id: string;
  readonly version: number;
}

/** The one event all hints are sent as. */
export const LIVE_EVENT = 'hint';

/** A client asks to be told about a record; the server joins it to the room after an access check. */
export const WATCH_EVENT = 'watch';
export const UNWATCH_EVENT = 'unwatch';

export interface WatchRequest {
  readonly type: 'account';
  readonly id: string;
}

/**
 * The server says who has an account open, whenever that changes, to everybody who may see the account. A client that
 * sends it is answered everything that is open now.
 */
export const OPENED_EVENT = 'opened';

export interface OpenedView {
  readonly accountId: string;
  readonly accountName: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Both ways: a client says where it is, the server tells everybody there who is. */
export const PRESENCE_EVENT = 'presence';

/** How long somebody counts as working on an element after saying so last. */
export const PRESENCE_LEASE_MS = 45_000;

export interface PresenceRequest {
  /** `<kind>/<id>`; null when the page is left. */
  readonly definition: string | null;
  /** What of it is being worked on; said again before the lease is over. */
  readonly element?: string;
  /** Takes it over from whoever has it. */
  readonly takes?: true;
}

/** One page somebody has open. */
export interface PresentPerson {
  /** The line the page has to the server. */
  readonly line: string;
  readonly id: string;
  readonly name: string;
  readonly element?: string;
  /** Of all at this element the one who changes it: who took it over last, else who came first. */
  readonly holds?: true;
}

export interface PresenceView {
  readonly definition: string;
  readonly people: readonly PresentPerson[];
}
