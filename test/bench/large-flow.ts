import { gridFlow, gridPlace } from './canvas-graph.ts';

/** Twice what a definition may have: what is quick enough here is at the limit. */
export const LARGE = 1000;
/** The most anything counts in the definitions of the benches; see `large-desk.ts`. */
export const raised = { states: 2000, transitions: 3000 } as const;

const END = 'paid';

/** A strategy of 1,000 steps that can be published: all in a ring, and out of it when everything is paid. */
export function largeFlow(): Record<string, unknown> {
  const { layout, machine, ...rest } = gridFlow(LARGE - 1) as unknown as Grid;
  const first = machine.states['step0'] ?? {};
  return {
    ...rest,
    id: 'large',
    name: 'Large',
    timers: { wait: { offset: 'P3D', count: 'business', calendar: 'us-business' } },
    rules: { large: { all: [{ fact: 'account.chaseableAmount', operator: 'greaterThan', value: 500 }] } },
    machine: {
      ...machine,
      id: 'large',
      on: { 'account.settled': `.${END}` },
      states: {
        ...machine.states,
        step0: { ...first, on: { 'payment.received': { guard: 'large', target: 'step11' } } },
        [END]: { type: 'final' },
      },
    },
    layout: { ...layout, nodes: { ...layout.nodes, [END]: gridPlace(LARGE - 1) } },
  };
}

/** The next version of it: every tenth step sends something else, every fiftieth is gone and as many are new. */
export function nextFlow(): Record<string, unknown> {
  const flow = largeFlow() as unknown as Grid;
  const states = Object.entries(flow.machine.states).map(([name, state], index): [string, object] => {
    if (index % 50 === 25) return [`late${index}`, state];
    return index % 10 === 1 ? [name, { ...state, entry: [notice] }] : [name, state];
  });
  const gone = new Set(Object.keys(flow.machine.states).filter((name) => !states.some(([each]) => each === name)));
  const text = JSON.stringify({ ...flow, machine: { ...flow.machine, states: Object.fromEntries(states) } });
  return JSON.parse(text.replaceAll(/"step(\d+)"/g, (name, number: string) => (gone.has(`step${number}`) ? `"late${number}"` : name)));
}

const notice = { type: 'notice.send', params: { channel: 'email', template: 'firm-reminder' } };

interface Grid {
  readonly machine: { readonly states: Readonly<Record<string, object>> };
  readonly layout: { readonly nodes: Readonly<Record<string, object>> };
}
