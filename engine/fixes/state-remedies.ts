import type { PatchPart } from '../base/json-patch.ts';
import { nameWords, stateWords } from '../base/name-words.ts';
import { pointer } from '../base/pointer.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { entered } from '../lint/entering.ts';
import { type Chart, type ChartState, isInside, lineage } from '../machine/chart.ts';
import { above, absoluteTarget, type FixContext, freshKey, type Remedy, setIn } from './fix-context.ts';
import { nextSteps, settledBy } from './path-remedies.ts';

/** A step nobody comes to: it goes, or somebody leads there. */
function unreachableRemedies({ chart, state, valueAt, diagnostic }: FixContext): Remedy[] {
  if (!chart || !state) return [];
  const home = chart.states.get(state.parent ?? '');
  const siblings = home?.children ?? [];
  const before = siblings.slice(0, siblings.indexOf(state.path)).flatMap((path) => chart.states.get(path) ?? []);
  const previous = before.findLast(({ type }) => type !== 'final' && type !== 'history');
  const event = `manual.${state.key}`;
  return [
    ...(previous && !Object.hasOwn(previous.config.on ?? {}, event) && state.type !== 'history'
      ? [
          {
            label: `Lead here from “${stateWords(previous.path)}”, when somebody decides “${nameWords(state.key)}”`,
            patch: [setIn({ valueAt }, `${previous.pointer}/on`, event, state.key)],
          },
        ]
      : []),
    { label: `Remove “${stateWords(state.path)}”`, patch: removal(state, chart, diagnostic.pointer) },
  ];
}

/** A state taken out, with the paths that led into it: the last ones first, so that places stay what they are. */
function removal(state: ChartState, chart: Chart, at: string): PatchPart[] | undefined {
  const leading = chart.transitions.filter(
    ({ source, target }) => typeof target === 'string' && isInside(target, state.path) && !isInside(source, state.path),
  );
  return [...leading.map((way) => ({ pointer: way.pointer })).reverse(), { pointer: at }];
}

/** A step nothing leads on from. */
function deadEndRemedies(context: FixContext): Remedy[] {
  const { chart, state, valueAt, definition, registry } = context;
  if (!chart || !state) return [];
  const end = [...chart.states.values()].find(({ type, parent }) => type === 'final' && parent === '');
  const [calendar] = registry.calendars.keys();
  const timers = definition['timers'];
  const name = freshKey(`${state.key}Waited`, timers);
  const wait = { offset: 'P5D', at: '09:00', ...(calendar === undefined ? {} : { count: 'business', calendar }) };
  const onward = nextSteps(state, chart).filter((path) => chart.states.get(path)?.type !== 'final');
  return [
    ...onward.map((path) => ({
      label: `After 5 ${calendar === undefined ? 'days' : 'business days'}, go to “${stateWords(path)}”`,
      patch: [
        { pointer: '/timers', value: { ...((timers ?? {}) as object), [name]: wait } },
        setIn({ valueAt }, `${state.pointer}/after`, name, absoluteTarget(chart, path)),
      ],
    })),
    ...(end
      ? [
          {
            label: `${settledBy(definition) === 'account.settled' ? 'When paid in full' : 'When it is resolved'}, go to “${nameWords(end.key)}”, from every step`,
            patch: [setIn({ valueAt }, '/machine/on', settledBy(definition), `.${end.key}`)],
          },
        ]
      : []),
    ...(state.children.length === 0 ? [{ label: 'Make it an end', patch: [{ pointer: `${state.pointer}/type`, value: 'final' }] }] : []),
  ];
}

function finalExitRemedies({ state }: FixContext): Remedy[] {
  if (!state) return [];
  const ways = (['on', 'after', 'always', 'onDone'] as const).filter((key) => state.config[key] !== undefined);
  return [
    { label: 'Remove its paths', patch: ways.map((key) => ({ pointer: `${state.pointer}/${key}` })) },
    { label: 'Make it an ordinary step', patch: [{ pointer: `${state.pointer}/type` }] },
  ];
}

/** Circles that never wait: somebody decides when it goes on, or the path is taken away. */
function loopRemedies({ at, chart, state, valueAt }: FixContext): Remedy[] {
  const way = state?.transitions.find((each) => each.pointer === at);
  if (!chart || !state || !way) return [];
  const list = valueAt(above(at));
  const isOnly = Array.isArray(list) && list.length === 1;
  const remove = [{ label: 'Remove this path', patch: [{ pointer: isOnly ? above(at) : at }] }];
  if (way.trigger.kind !== 'always' || typeof way.target !== 'string') return remove;
  const key = way.target.split('.').at(-1) ?? '';
  const wait = [setIn({ valueAt }, `${state.pointer}/on`, freshKey(`manual.${key}`, state.config.on), state.config.always)];
  return [
    { label: `Go on only when somebody decides “${nameWords(key)}”`, patch: [{ pointer: `${state.pointer}/always` }, ...wait] },
    ...remove,
  ];
}

/** Steps that nothing comes to, goes on from, or stays in. */
export const stateRemedies: Partial<Record<DiagnosticCode, (context: FixContext) => readonly Remedy[]>> = {
  'state.unreachable': (context) => {
    const outermost = outermostUnreachable(context);
    return unreachableRemedies(
      outermost ? { ...context, state: outermost, diagnostic: { ...context.diagnostic, pointer: outermost.pointer } } : context,
    );
  },
  'state.dead_end': deadEndRemedies,
  'state.final_exit': finalExitRemedies,
  'machine.instant_loop': loopRemedies,
};

/** Where a whole level is out of reach, it is the level that is mended. */
function outermostUnreachable({ chart, state }: FixContext): ChartState | undefined {
  if (!chart || !state) return undefined;
  const reached = new Set(entered('', chart));
  const targets = new Set<string>();
  const queue = [...reached];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const { target } of chart.states.get(path)?.transitions ?? []) {
      if (typeof target !== 'string' || targets.has(target)) continue;
      targets.add(target);
      for (const each of entered(target, chart)) {
        if (reached.has(each)) continue;
        reached.add(each);
        queue.push(each);
      }
    }
  }
  const outer = lineage(state.path).findLast((path) => path !== '' && !reached.has(path));
  return outer === undefined ? undefined : chart.states.get(outer);
}

/** A name as a key of an object of states. */
export function stateAt(name: string): string {
  return `/machine/states${pointer(name)}`;
}
