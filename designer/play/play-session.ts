import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CompiledStrategy, type Play, type PlayMove, type PlayScript, play, type Refusal } from '#engine';
import type { DocumentStore } from '../document/document-store.ts';
import { sameJson } from '../document/json.ts';
import type { Beginning } from './beginning.ts';

/** How somebody plays a document: who it is about, what has been done, and what was gone back over. */
export interface PlaySession {
  readonly beginning: Beginning | undefined;
  readonly moves: readonly PlayMove[];
  /** What forward does again, the next one first. */
  readonly ahead: readonly PlayMove[];
}

export type PlaySessionStore = StoreApi<PlaySession>;

const sessions = new WeakMap<DocumentStore, PlaySessionStore>();

/** The play of a document; it stays while the page is open, whichever view is shown. */
export function sessionOf(document: DocumentStore): PlaySessionStore {
  let session = sessions.get(document);
  if (!session) {
    session = createStore<PlaySession>(() => ({ beginning: undefined, moves: [], ahead: [] }));
    sessions.set(document, session);
  }
  return session;
}

export function begin(session: PlaySessionStore, beginning: Beginning, moves: readonly PlayMove[] = []): void {
  session.setState({ beginning, moves, ahead: [] });
}

/**
 * Does one more thing; where it is refused nothing is done and the refusal given back. What was gone back over stays
 * ahead only if this is the very thing it began with.
 */
export function attempt(store: PlaySessionStore, compiled: CompiledStrategy, move: PlayMove): Refusal | undefined {
  const { beginning, moves, ahead } = store.getState();
  const next = { beginning, moves: [...moves, move], ahead: sameJson(ahead[0], move) ? ahead.slice(1) : [] };
  const refusal = playOf(compiled, next).refused.find((each) => each.move === moves.length)?.refusal;
  if (!refusal) store.setState(next);
  return refusal;
}

export function back(session: PlaySessionStore): void {
  session.setState(({ moves, ahead }) => {
    const last = moves.at(-1);
    return last === undefined ? {} : { moves: moves.slice(0, -1), ahead: [last, ...ahead] };
  });
}

export function forward(session: PlaySessionStore): void {
  session.setState(({ moves, ahead: [next, ...ahead] }) => (next === undefined ? {} : { moves: [...moves, next], ahead }));
}

export function restart(session: PlaySessionStore): void {
  session.setState(({ moves, ahead }) => ({ moves: [], ahead: [...moves, ...ahead] }));
}

export function scriptOf({ beginning, moves }: PlaySession): PlayScript {
  if (!beginning) return { moves };
  const { given, startOn } = beginning;
  return { given, ...(startOn === undefined ? {} : { startOn }), moves };
}

const plays = new WeakMap<
  CompiledStrategy,
  WeakMap<readonly PlayMove[], { readonly beginning: Beginning | undefined; readonly play: Play }>
>();

/** The session played on a flow; played once, whoever asks. */
export function playOf(compiled: CompiledStrategy, session: PlaySession): Play {
  let known = plays.get(compiled);
  if (!known) {
    known = new WeakMap();
    plays.set(compiled, known);
  }
  let found = known.get(session.moves);
  if (found?.beginning !== session.beginning || !found) {
    found = { beginning: session.beginning, play: play(compiled, scriptOf(session)) };
    known.set(session.moves, found);
  }
  return found.play;
}
