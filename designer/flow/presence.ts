import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { PRESENCE_LEASE_MS } from '#engine';
import { presenceLine, usePresence } from '../app/live/use-live.ts';
import { useFlow, useFlowPlace } from './flow-context.ts';

/** Somebody else who has this open; the same person once for each window. */
export interface Other {
  readonly line: string;
  readonly id: string;
  readonly name: string;
  /** What is being worked on there; see `FlowPlace.element`. */
  readonly element: string | undefined;
  /** Of all at this element the one who changes it. */
  readonly holds: boolean;
}

/** Who else is here, and who of all changes what is open in the details. */
export interface Company {
  readonly others: readonly Other[];
  /** Who has what is open here, when that is somebody else. */
  readonly holder: Other | undefined;
  /** Takes what is open over from whoever has it. */
  takeOver(): void;
}

const nobody: readonly Other[] = [];

export const CompanyContext = createContext<Company>({ others: nobody, holder: undefined, takeOver: () => undefined });

export function useCompany(): Company {
  return useContext(CompanyContext);
}

/** Others who are working on one element now. */
export function useOthersAt(element: string | undefined): readonly Other[] {
  const { others } = useCompany();
  return useMemo(() => (element === undefined ? nobody : others.filter((each) => each.element === element)), [others, element]);
}

/** How often somebody who works says so again. */
const RENEW_MS = PRESENCE_LEASE_MS / 2.5;

/**
 * Says that this page has the definition open and what is worked on, as long as somebody works; and who else is here:
 * they are gone when they leave, and soon after their line is cut.
 */
export function useBeingHere(): Company {
  const { kind, id, readOnly } = useFlow();
  const { element } = useFlowPlace();
  const definition = `${kind}/${id}`;
  const worksOn = readOnly ? undefined : element;
  const active = useRef(Date.now());
  useEffect(() => {
    const say = (isBusy: boolean): void =>
      presenceLine.be({ definition, ...(isBusy && worksOn !== undefined ? { element: worksOn } : {}) });
    const note = (): void => {
      active.current = Date.now();
    };
    note();
    say(true);
    const renewal = setInterval(() => say(Date.now() - active.current < PRESENCE_LEASE_MS), RENEW_MS);
    document.addEventListener('keydown', note, true);
    document.addEventListener('pointerdown', note, true);
    return () => {
      clearInterval(renewal);
      document.removeEventListener('keydown', note, true);
      document.removeEventListener('pointerdown', note, true);
    };
  }, [definition, worksOn]);
  useEffect(() => () => presenceLine.be(undefined), []);
  const view = usePresence();
  const others = useMemo(() => {
    if (view?.definition !== definition) return nobody;
    const own = presenceLine.line();
    return view.people
      .filter(({ line }) => line !== own)
      .map(({ line, id: person, name, element: at, holds }) => ({ line, id: person, name, element: at, holds: holds === true }));
  }, [view, definition]);
  return useMemo(
    () => ({
      others,
      holder: worksOn === undefined ? undefined : others.find((each) => each.element === worksOn && each.holds),
      takeOver: () => worksOn !== undefined && presenceLine.be({ definition, element: worksOn, takes: true }),
    }),
    [others, worksOn, definition],
  );
}
