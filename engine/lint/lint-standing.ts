import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type Chart, matchesWildcard } from '../machine/chart.ts';
import type { Flow } from '../model/strategy.ts';

/** What every strategy is expected to have an answer to, wherever an account stands. */
export const standingRules = {
  'standing.promise_missing': { event: 'promise.made', detail: 'a promise to pay stops nothing' },
  'standing.dispute_missing': { event: 'dispute.opened', detail: 'a dispute stops nothing' },
  'standing.hold_missing': { event: 'hold.placed', detail: 'an account that is put on hold is chased on' },
  'standing.bounce_missing': { event: 'notice.bounced', detail: 'nobody learns that a message did not arrive' },
} as const satisfies Partial<Record<DiagnosticCode, { readonly event: string; readonly detail: string }>>;

export type StandingCode = keyof typeof standingRules;

/** Standing rules a strategy lacks: no path of it hears of the event. One without messages has none that bounce. */
export function lintStanding(flow: Flow, chart: Chart): Diagnostic[] {
  if (flow.kind !== 'strategy') return [];
  const heard = new Set(chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'event' ? [trigger.name] : [])));
  const hears = (event: string): boolean => [...heard].some((name) => name === event || matchesWildcard(name, event));
  return Object.entries(standingRules)
    .filter(([code, { event }]) => !hears(event) && (code !== 'standing.bounce_missing' || sendsMessages(chart)))
    .map(([code, { detail }]) => diagnose(code as StandingCode, '/machine', detail));
}

function sendsMessages(chart: Chart): boolean {
  const ofStates = [...chart.states.values()].flatMap(({ config }) => [...(config.entry ?? []), ...(config.exit ?? [])]);
  return [...ofStates, ...chart.transitions.flatMap(({ actions }) => actions)].some(({ type }) => type === 'notice.send');
}
