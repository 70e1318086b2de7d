import { type Chart, lineage, matchesWildcard } from '#engine';

/** What takes an account out of a step, in one word each. */
export const endKinds = ['payment', 'promise', 'dispute', 'hold'] as const;
export type EndKind = (typeof endKinds)[number] | `manual.${string}`;

const events: Readonly<Record<(typeof endKinds)[number], readonly string[]>> = {
  payment: ['account.settled', 'invoice.paid'],
  promise: ['promise.made'],
  dispute: ['dispute.opened', 'dispute.resolved'],
  hold: ['hold.placed'],
};

/** What ends a step before its time, in the order people think of it; then what somebody can choose by hand. */
export function endsOf(path: string, chart: Chart): EndKind[] {
  const names = lineage(path)
    .flatMap((each) => chart.states.get(each)?.transitions ?? [])
    .flatMap(({ trigger, target }) => (trigger.kind === 'event' && target !== undefined ? [trigger.name] : []));
  const found = endKinds.filter((kind) =>
    events[kind].some((event) => names.some((name) => name === event || matchesWildcard(name, event))),
  );
  const manual = names.filter((name): name is `manual.${string}` => name.startsWith('manual.') && name !== 'manual.*');
  return [...found, ...new Set(manual)];
}
