/**
 * What is pushed: hints, never data. A client that gets one fetches again what it shows; one that missed
 * some fetches everything it shows.
 */
export interface LiveHint {
  readonly type: 'account' | 'task' | 'notice' | 'portfolio' | 'clock' | 'definition' | 'incident' | 'import';
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
