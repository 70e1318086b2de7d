import { nameWords, stateWords } from '../base/name-words.ts';
import { pointer } from '../base/pointer.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Chart, ChartState, ChartTransition } from '../machine/chart.ts';
import { above, absoluteTarget, type FixContext, freshKey, lastKey, type Remedy, setIn } from './fix-context.ts';

/** A wait with a condition that may fail: what happens then. */
function elseRemedies(context: FixContext): Remedy[] {
  const { chart, state, valueAt, at, definition } = context;
  const way = state?.transitions.find((each) => each.pointer === at);
  if (!chart || !state || way?.trigger.kind !== 'timer') return [];
  const list = `${state.pointer}/after${pointer(way.trigger.name)}`;
  const written = valueAt(list);
  const branches = Array.isArray(written) ? written : [written];
  const otherwise = (branch: object): Remedy['patch'] => [{ pointer: list, value: [...branches, branch] }];
  const timer = ((definition['timers'] ?? {}) as Readonly<Record<string, { anchor?: string }>>)[way.trigger.name];
  const onward = nextSteps(state, chart).filter((path) => path !== way.target);
  return [
    ...onward.map((path) => ({
      label: `Otherwise go to “${stateWords(path)}”`,
      patch: otherwise({ target: absoluteTarget(chart, path) }),
    })),
    // A date that has passed would be reached again at once.
    ...(timer?.anchor === undefined
      ? [{ label: 'Otherwise wait once more', patch: otherwise({ target: absoluteTarget(chart, state.path), reenter: true }) }]
      : []),
    { label: 'Take the path without the condition', patch: [{ pointer: `${at}/guard` }] },
  ];
}

/** The step that is written after a state, at its level or the next one up that has one. */
export function nextSteps(state: ChartState, chart: Chart): string[] {
  for (let here = state; here.parent !== undefined; ) {
    const home = chart.states.get(here.parent);
    if (!home) return [];
    const after = home.children.slice(home.children.indexOf(here.path) + 1).filter((path) => chart.states.get(path)?.type !== 'history');
    const ordinary = after.filter((path) => chart.states.get(path)?.type !== 'final');
    const [next] = [...ordinary, ...after];
    if (next !== undefined) return [next];
    here = home;
  }
  return [];
}

/** A branch behind one that always wins. */
function shadowRemedies({ chart, at, valueAt, state }: FixContext): Remedy[] {
  const way = state?.transitions.find((each) => each.pointer === at);
  const list = valueAt(above(at));
  if (!chart || !way || !Array.isArray(list)) return [];
  const earlier = (state?.transitions ?? []).filter((each) => above(each.pointer) === above(at) && each.index < way.index);
  const winner = earlier.find((each: ChartTransition) => each.guard === undefined);
  const moved = winner ? list.toSpliced(way.index, 1).toSpliced(winner.index, 0, list[way.index]) : undefined;
  return [
    ...(moved ? [{ label: 'Look at it before the one that always wins', patch: [{ pointer: above(at), value: moved }] }] : []),
    { label: 'Remove it', patch: [{ pointer: at }] },
  ];
}

/** Paid accounts that cannot leave: an end they all come to. */
function settlementRemedies({ chart, state, valueAt, definition }: FixContext): Remedy[] {
  if (!chart || !state) return [];
  const event = settledBy(definition);
  const end = [...chart.states.values()].find(({ type, parent }) => type === 'final' && parent === '');
  const name = end?.key ?? freshKey('settled', chart.states.get('')?.config.states);
  const made = end ? [] : [{ pointer: `/machine/states${pointer(name)}`, value: { type: 'final' } }];
  const words = event === 'dispute.resolved' ? 'When it is resolved' : 'When paid in full';
  const label = `${words}, go to ${end ? `“${nameWords(name)}”` : 'a new end'}`;
  const way = (holder: string, target: string): Remedy['patch'] => [...made, setIn({ valueAt }, `${holder}/on`, event, target)];
  return [
    { label: `${label}, from every step`, patch: way('/machine', `.${name}`) },
    ...(state.path === '' ? [] : [{ label: `${label}, from here`, patch: way(state.pointer, `#${chart.machineId}.${name}`) }]),
  ];
}

/** What ends a flow for its subject. */
export function settledBy(definition: FixContext['definition']): string {
  return definition['kind'] === 'resolution' ? 'dispute.resolved' : 'account.settled';
}

function ownHistoryRemedies({ chart, state, at, valueAt }: FixContext): Remedy[] {
  const way = state?.transitions.find((each) => each.pointer === at);
  const history = typeof way?.target === 'string' ? chart?.states.get(way.target) : undefined;
  const home = chart?.states.get(history?.parent ?? '');
  const initial = typeof home?.initial === 'string' ? home.initial : undefined;
  if (!chart || initial === undefined) return [];
  const place = typeof valueAt(at) === 'string' ? at : `${at}/target`;
  return [{ label: `Lead to “${stateWords(initial)}”`, patch: [{ pointer: place, value: absoluteTarget(chart, initial) }] }];
}

/** A level that is never done: one of its steps becomes its end, or nothing waits for it any more. */
function neverTakenRemedies({ at, chart, state, valueAt }: FixContext): Remedy[] {
  const list = valueAt(above(at));
  const isOnly = Array.isArray(list) && list.length === 1;
  const children = (state?.children ?? []).flatMap((path) => chart?.states.get(path) ?? []);
  const ends = children.filter(({ type, transitions }) => type === 'atomic' && transitions.length === 0);
  return [
    ...ends.map((end) => ({
      label: `Let “${nameWords(end.key)}” end the level`,
      patch: [{ pointer: `${end.pointer}/type`, value: 'final' }],
    })),
    { label: 'Remove it', patch: [{ pointer: isOnly ? above(at) : at }] },
  ];
}

/** Paths that cannot be what they are. */
export const pathRemedies: Partial<Record<DiagnosticCode, (context: FixContext) => readonly Remedy[]>> = {
  'timer.no_else': elseRemedies,
  'transition.shadowed': shadowRemedies,
  'transition.never_taken': neverTakenRemedies,
  'settlement.no_way_out': settlementRemedies,
  'target.own_history': ownHistoryRemedies,
  'definition.id_repeated': ({ at, valueAt, diagnostic }) => {
    if (lastKey(above(at)) === 'meta') return [{ label: 'Let it have no id of its own', patch: [{ pointer: at }] }];
    const id = String(valueAt(at) ?? diagnostic.message);
    return ['2', '3'].map((count) => ({ label: `Call it “${id}${count}”`, patch: [{ pointer: at, value: `${id}${count}` }] }));
  },
};
