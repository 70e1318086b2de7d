import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Play } from '#engine';
import { useSettled } from '../elements/use-settled.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { type Compiled, compileFlow } from './compile-flow.ts';
import { type PlaySession, type PlaySessionStore, playOf, sessionOf } from './play-session.ts';

/** After the last change one waits this long, so that typing is not played letter by letter. */
const SETTLES_MS = 250;

export interface Played {
  readonly store: PlaySessionStore;
  readonly session: PlaySession;
  readonly compiled: Compiled;
  /** Undefined while the flow has errors, and before anybody is chosen to play with. */
  readonly play: Play | undefined;
}

/** The play of the document as it stands; it is played again whenever the document changes. */
export function usePlayed(): Played {
  const { store: document, registry } = useFlow();
  const value = useSettled(
    useFlowValue((each) => each),
    SETTLES_MS,
  );
  const store = useMemo(() => sessionOf(document), [document]);
  const session = useStore(store);
  const compiled = useMemo(() => compileFlow(value, registry), [value, registry]);
  const play = useMemo(() => (compiled.ok && session.beginning ? playOf(compiled.compiled, session) : undefined), [compiled, session]);
  return { store, session, compiled, play };
}
