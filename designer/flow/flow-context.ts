import { createContext, useCallback, useContext, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import type { Chart, Diagnostic, Flow, Registry } from '#engine';
import type { DocumentState, DocumentStore } from '../document/document-store.ts';
import { chartOfValue } from '../document/flow-draft.ts';
import type { JsonObject } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import type { EditedKind } from './kinds.ts';

/** What everything on the page of a definition works with. */
export interface FlowSession {
  readonly store: DocumentStore;
  readonly kind: EditedKind;
  readonly id: string;
  /** What the definition may refer to, with what is being edited itself left as it is published. */
  readonly registry: Registry;
  /** Somebody may look and play, but nothing can be changed: no permission, or a published version is shown. */
  readonly readOnly: boolean;
  /** The published version shown instead of the draft. */
  readonly version: number | undefined;
  /** Saves at once what is not saved; resolves when the server has answered. */
  save(): Promise<void>;
  /** Says to the person, on the page and to screen readers, why something was not done. */
  refuse(reason: string): void;
  /** Says to screen readers what was done. */
  announce(what: string): void;
}

export const FlowContext = createContext<FlowSession | undefined>(undefined);

/** Faults of what is on the screen. They stand apart so that finding one renders nothing else. */
export const ProblemsContext = createContext<readonly Diagnostic[]>([]);

/** All faults of what is on the screen now, a moment after the last act, in document order. */
export function useProblems(): readonly Diagnostic[] {
  return useContext(ProblemsContext);
}

export function useFlow(): FlowSession {
  const flow = useContext(FlowContext);
  if (!flow) throw new Error('used outside the page of a flow');
  return flow;
}

/** A part of the document's state; what is selected must be the same (===) while nothing of it changes. */
export function useFlowDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useFlow().store, select);
}

/** A part of the definition as it stands. Drafts may be faulty: members can be missing. */
export function useFlowValue<T>(select: (value: JsonObject) => T): T {
  return useFlowDocument((state) => select(state.value));
}

/** The definition, read as what it should be. */
export function useFlowDefinition(): Flow {
  return useFlowValue((value) => value) as unknown as Flow;
}

/** The machine as a graph; the same object while the machine is unchanged. */
export function useChart(): Chart {
  const value = useFlowValue((each) => each);
  return useMemo(() => chartOfValue(value), [value]);
}

/** The same; undefined for a definition that has no steps. */
export function useChartIfAny(): Chart | undefined {
  const value = useFlowValue((each) => each);
  return useMemo(() => (value['machine'] === undefined ? undefined : chartOfValue(value)), [value]);
}

export type ActOn = (operation: Operation, label: string, options?: { readonly key?: string }) => boolean;

/** Does something to the document: one step of the history under its label. False when it was refused; the person is told why. */
export function useActOn(): ActOn {
  const { store, refuse, announce, readOnly } = useFlow();
  return useCallback(
    (operation, label, options) => {
      if (readOnly) return false;
      const outcome = store.act(operation, label, options);
      if (outcome.ok) announce(label);
      else refuse(outcome.refusal);
      return outcome.ok;
    },
    [store, refuse, announce, readOnly],
  );
}

export const flowTabs = ['schedule', 'canvas', 'rules', 'tests', 'versions', 'live'] as const;
export type FlowTab = (typeof flowTabs)[number];

export interface FlowPlace {
  readonly tab: FlowTab;
  /**
   * What is open in the inspector: `step:<path>`, `path:<transition pointer>`, `timer:<name>`, `rule:<name>`,
   * `note:<id>`; nothing for the definition itself.
   */
  readonly element: string | undefined;
  /** The field of it that is meant: a JSON pointer into the definition. */
  readonly field: string | undefined;
  /** More than one step selected, as paths; the first is open. */
  readonly selected: readonly string[];
  go(
    place: Partial<{ tab: FlowTab; element: string | undefined; field: string | undefined; selected: readonly string[] }>,
    /** In the same moment as a change of the document, so that nothing is shown as gone between the two. */
    atOnce?: boolean,
  ): void;
}

/** Where on the page one is. It stands in the address, so a link leads there. */
export function useFlowPlace(): FlowPlace {
  const [params, setParams] = useSearchParams();
  const go = useCallback<FlowPlace['go']>(
    (place, atOnce = false) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          const put = (name: string, value: string | undefined): void => {
            if (value === undefined) next.delete(name);
            else next.set(name, value);
          };
          if (place.tab !== undefined) put('tab', place.tab);
          if ('element' in place) {
            put('el', place.element);
            put('field', undefined);
            put('more', undefined);
          }
          if ('field' in place) put('field', place.field);
          if (place.selected !== undefined) {
            put('el', place.selected[0] === undefined ? undefined : `step:${place.selected[0]}`);
            put('more', place.selected.length > 1 ? place.selected.slice(1).join(',') : undefined);
          }
          return next;
        },
        // Whoever is sent to a field is led there, also when it is the one the address names already.
        {
          replace: place.tab === undefined,
          preventScrollReset: true,
          flushSync: atOnce,
          ...(place.field === undefined ? {} : { state: { sentAt: performance.now() } }),
        },
      );
    },
    [setParams],
  );
  return useMemo(() => {
    const tab = flowTabs.find((each) => each === params.get('tab')) ?? 'schedule';
    const element = params.get('el') ?? undefined;
    const more = params.get('more')?.split(',') ?? [];
    const selected = element?.startsWith('step:') ? [element.slice(5), ...more] : [];
    return { tab, element, field: params.get('field') ?? undefined, selected, go };
  }, [params, go]);
}
