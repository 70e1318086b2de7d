import type { Chart } from '#engine';
import type { FlowDraft, StateDraft } from './flow-draft.ts';

/** Takes away the timers that states waited for before, and that none waits for any more. */
export function dropUnusedTimers(flow: FlowDraft, before: Chart): void {
  if (!flow.timers) return;
  const waited = new Set(before.transitions.flatMap(({ trigger }) => (trigger.kind === 'timer' ? [trigger.name] : [])));
  const waiting = timersOf(flow.machine);
  for (const name of waited) if (!waiting.has(name)) delete flow.timers[name];
  if (Object.keys(flow.timers).length === 0) delete flow.timers;
}

/** The timers a state and those inside it wait for. */
export function timersOf(state: StateDraft): Set<string> {
  const inner = Object.values(state.states ?? {}).flatMap((child) => [...timersOf(child)]);
  return new Set([...Object.keys(state.after ?? {}), ...inner]);
}
