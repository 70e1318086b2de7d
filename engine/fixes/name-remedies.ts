import { nameWords, stateWords } from '../base/name-words.ts';
import { pointer } from '../base/pointer.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { nearest } from '../diagnostics/diagnostic.ts';
import { type OperatorName, operators } from '../rules/operators.ts';
import { templateWords } from '../words/effect-words.ts';
import { eventWords } from '../words/trigger-words.ts';
import { above, absoluteTarget, type FixContext, lastKey, type Remedy, renamedKey } from './fix-context.ts';

type Names = (context: FixContext) => Iterable<string>;

/** A value that names something: the nearest name there is. */
function nearestValue(names: Names, say: (name: string, context: FixContext) => string): (context: FixContext) => Remedy[] {
  return (context) => {
    const written = context.valueAt(context.at);
    const near = typeof written === 'string' ? nearest(written, names(context)) : undefined;
    if (near === undefined || near === written) return [];
    return [{ label: say(near, context), patch: [{ pointer: context.at, value: near }] }];
  };
}

/** A key that names something: the nearest name there is. */
function nearestKey(names: Names, say: (name: string, context: FixContext) => string): (context: FixContext) => Remedy[] {
  return (context) => {
    const written = lastKey(context.at);
    const near = nearest(written, names(context));
    const value = near === undefined ? undefined : renamedKey(context.valueAt(above(context.at)), written, near);
    if (near === undefined || value === undefined) return [];
    return [{ label: say(near, context), patch: [{ pointer: above(context.at), value }] }];
  };
}

const keysOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
const use = (name: string): string => `Use “${nameWords(name)}”`;

/** Templates of the channel the message goes by. */
const templates: Names = ({ registry, valueAt, at }) => {
  const channel = valueAt(`${above(at)}/channel`);
  return [...registry.templates.values()].filter((template) => template.channel === channel).map((template) => template.id);
};

function eventRemedies(context: FixContext): Remedy[] {
  const { at, registry } = context;
  const names: Names = () => [...registry.events.keys()];
  const say = (name: string): string => `Use “${eventWords(name, registry)}”`;
  return /\/type$/.test(at) ? nearestValue(names, say)(context) : nearestKey(names, say)(context);
}

function timerRemedies(context: FixContext): Remedy[] {
  const { definition, at, registry } = context;
  const name = lastKey(at);
  const timers = definition['timers'];
  const [calendar] = registry.calendars.keys();
  const wait = { offset: 'P5D', at: '09:00', ...(calendar === undefined ? {} : { count: 'business', calendar }) };
  const add = { ...((timers ?? {}) as object), [name]: wait };
  return [
    ...nearestKey(() => keysOf(timers), use)(context),
    {
      label: `Add the wait: 5 ${calendar === undefined ? 'days' : 'business days'} after the step began`,
      patch: [{ pointer: '/timers', value: add }],
    },
  ];
}

function guardRemedies(context: FixContext): Remedy[] {
  return [
    ...nearestValue(({ definition }) => keysOf(definition['rules']), use)(context),
    { label: 'Take the path without a condition', patch: [{ pointer: context.at }] },
  ];
}

function targetRemedies(context: FixContext): Remedy[] {
  const { chart, state, at, valueAt } = context;
  if (!chart || !state) return [];
  const there = valueAt(at);
  const written = typeof there === 'string' ? there : String((there as { target?: unknown } | undefined)?.target ?? '');
  const place = typeof there === 'string' ? at : `${at}/target`;
  const name = written.split('.').at(-1) ?? '';
  const paths = [...chart.states.keys()].filter((path) => path !== '');
  const near =
    nearest(written.replace(/^[.#]*/, ''), paths) ??
    paths.find(
      (path) =>
        path.split('.').at(-1) ===
        nearest(
          name,
          paths.map((each) => each.split('.').at(-1) ?? ''),
        ),
    );
  const beside = state.parent === undefined ? state : chart.states.get(state.parent);
  const isPlainName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(written) && state.parent !== undefined;
  return [
    ...(near === undefined
      ? []
      : [{ label: `Lead to “${stateWords(near)}”`, patch: [{ pointer: place, value: absoluteTarget(chart, near) }] }]),
    ...(beside && isPlainName
      ? [{ label: `Add the step “${nameWords(written)}”`, patch: [{ pointer: `${beside.pointer}/states${pointer(written)}`, value: {} }] }]
      : []),
  ];
}

function initialRemedies(context: FixContext): Remedy[] {
  const { state } = context;
  const [first] = state?.children ?? [];
  if (!state || first === undefined) return [];
  const names = keysOf(state.config.states);
  const near = nearest(state.config.initial ?? '', names) ?? names.find((name) => state.config.states?.[name]?.type !== 'history');
  return near === undefined
    ? []
    : [{ label: `Begin with “${nameWords(near)}”`, patch: [{ pointer: `${state.pointer}/initial`, value: near }] }];
}

function channelRemedies(context: FixContext): Remedy[] {
  const { at, registry, valueAt } = context;
  const template = registry.templates.get(String(valueAt(at)));
  return template
    ? [{ label: `Send it by ${template.channel}`, patch: [{ pointer: `${above(at)}/channel`, value: template.channel }] }]
    : [];
}

/** An operator is meant by its name, or by the words it is said with: `isAbove`. */
function operatorRemedies({ at, valueAt }: FixContext): Remedy[] {
  const written = String(valueAt(at) ?? '');
  const names = Object.keys(operators) as OperatorName[];
  const said = nearest(
    nameWords(written).toLowerCase(),
    names.map((name) => operators[name].words),
  );
  const meant = [nearest(written, names), names.find((name) => operators[name].words === said)];
  return [...new Set(meant)].flatMap((name) =>
    name === undefined ? [] : [{ label: `Use “${operators[name as OperatorName].words}”`, patch: [{ pointer: at, value: name }] }],
  );
}

const dates: Names = ({ registry }) =>
  [...registry.catalog.facts.values()]
    .filter(({ id, type }) => (type === 'date' || type === 'instant') && !id.startsWith('event.'))
    .map(({ id }) => id);

/** Names that lead nowhere: the one that was probably meant. */
export const nameRemedies: Partial<Record<DiagnosticCode, (context: FixContext) => readonly Remedy[]>> = {
  'template.unknown': nearestValue(templates, (id, { registry }) => `Use “${templateWords(id, registry)}”`),
  'template.channel_mismatch': channelRemedies,
  'effect.unknown': nearestValue(
    ({ registry, at }) => (at.endsWith('/channel') ? registry.channels : registry.effects.keys()),
    (id, { registry }) => `Use “${registry.effects.get(id)?.label ?? nameWords(id)}”`,
  ),
  'event.unknown': eventRemedies,
  'guard.rule_unknown': guardRemedies,
  'timer.unknown': timerRemedies,
  'timer.calendar_unknown': nearestValue(
    ({ registry }) => registry.calendars.keys(),
    (id, { registry }) => `Use “${registry.calendars.get(id)?.name ?? id}”`,
  ),
  'timer.anchor_invalid': (context) => [
    ...nearestValue(dates, (id, { registry }) => `Count from “${registry.catalog.fact(id)?.label ?? id}”`)(context),
    { label: 'Count from the moment the step begins', patch: [{ pointer: context.at }] },
  ],
  'target.unknown': targetRemedies,
  'initial.unknown': initialRemedies,
  'strategy.unknown': nearestValue(({ registry }) => registry.strategies, use),
  'rule.fact_unknown': nearestValue(
    ({ registry }) => registry.catalog.facts.keys(),
    (id, { registry }) => `Use “${registry.catalog.fact(id)?.label ?? id}”`,
  ),
  'rule.operator_unknown': operatorRemedies,
  'rule.condition_unknown': nearestValue(({ definition }) => keysOf(definition['rules']), use),
};
