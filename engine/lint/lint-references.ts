import { Check } from 'typebox/value';
import { pointer, valueAt } from '../base/pointer.ts';
import { type Diagnostic, diagnose, unknownName } from '../diagnostics/diagnostic.ts';
import type { Chart, ChartTransition } from '../machine/chart.ts';
import { isInside, matchesWildcard, triggerName } from '../machine/chart.ts';
import type { EffectCall } from '../model/machine.ts';
import type { Flow } from '../model/strategy.ts';
import type { EffectKind } from '../registry/effects.ts';
import { MANUAL_EVENT } from '../registry/events.ts';
import type { Registry } from '../registry/registry.ts';
import { checkRule, factIdsIn, referencesIn } from '../rules/check-rule.ts';
import { schemaFaults } from './schema-faults.ts';

/** Faults of what a machine refers to: events, guards, timers, targets and effects. */
export function lintReferences(flow: Flow, chart: Chart, registry: Registry): Diagnostic[] {
  return [
    ...[...chart.states.values()].flatMap((state) => [
      ...(state.initial === null
        ? [
            diagnose(
              'initial.unknown',
              `${state.pointer}/initial`,
              unknownName(state.config.initial ?? '', Object.keys(state.config.states ?? {})),
            ),
          ]
        : []),
      ...(state.type === 'compound' && state.initial === undefined
        ? [diagnose('initial.unknown', state.pointer, 'a state with inner states needs "initial"')]
        : []),
      ...lintEffects(state.config.entry, `${state.pointer}/entry`, registry),
      ...lintEffects(state.config.exit, `${state.pointer}/exit`, registry),
    ]),
    ...chart.transitions.flatMap((transition) => lintTransition(transition, flow, chart, registry)),
  ];
}

function lintTransition(transition: ChartTransition, flow: Flow, chart: Chart, registry: Registry): Diagnostic[] {
  return [
    ...lintTrigger(transition, flow, chart, registry),
    ...(transition.target === null ? [diagnose('target.unknown', transition.pointer, unknownTarget(transition, flow, chart))] : []),
    ...lintOwnHistory(transition, chart),
    ...lintGuard(transition, flow, registry),
    ...lintEffects(transition.actions, `${transition.pointer}/actions`, registry),
  ];
}

/** XState 5.33 works out such a path twice, before and after it has noted the history, and ends in no valid state. */
function lintOwnHistory({ source, target, pointer: at }: ChartTransition, chart: Chart): Diagnostic[] {
  const state = typeof target === 'string' ? chart.states.get(target) : undefined;
  if (state?.type !== 'history' || state.parent === undefined || !isInside(source, state.parent)) return [];
  return [diagnose('target.own_history', at, `"${state.path}" remembers "${state.parent || 'the machine'}", which is not left`)];
}

function lintTrigger({ trigger, source, index }: ChartTransition, flow: Flow, chart: Chart, registry: Registry): Diagnostic[] {
  if (index > 0 || trigger.kind === 'always' || trigger.kind === 'done') return [];
  const at = `${chart.states.get(source)?.pointer}${pointer(trigger.kind === 'timer' ? 'after' : 'on', trigger.name)}`;
  if (trigger.kind === 'timer') {
    const timers = flow.timers ?? {};
    return Object.hasOwn(timers, trigger.name) ? [] : [diagnose('timer.unknown', at, unknownName(trigger.name, Object.keys(timers)))];
  }
  if (isKnownEvent(trigger.name, registry)) return [];
  if (WILDCARD_REFUSED.test(trigger.name)) return [diagnose('event.wildcard_refused', at, `"${trigger.name}"`)];
  return [diagnose('event.unknown', at, unknownName(trigger.name, registry.events.keys()))];
}

/** A star anywhere but at the end of a first word, and XState's own events. */
const WILDCARD_REFUSED = /\*(?!$)|^\*|[^.]\*|^xstate/;

function isKnownEvent(name: string, registry: Registry): boolean {
  if (registry.events.has(name) || MANUAL_EVENT.test(name) || name === 'manual.*') return true;
  return [...registry.events.keys()].some((known) => matchesWildcard(name, known));
}

function unknownTarget(transition: ChartTransition, flow: Flow, chart: Chart): string {
  const written = writtenTarget(transition, flow);
  if (transition.source === '' && !/^[.#]/.test(written)) return `"${written}"; from the root, write ".${written}"`;
  return unknownName(
    written,
    [...chart.states.keys()].filter((path) => path !== '').flatMap((path) => [path, path.split('.').at(-1) ?? '']),
  );
}

function writtenTarget(transition: ChartTransition, flow: Flow): string {
  const found = valueAt(flow, transition.pointer);
  return typeof found === 'string' ? found : String((found as { target?: unknown }).target);
}

function lintGuard(transition: ChartTransition, flow: Flow, registry: Registry): Diagnostic[] {
  const { guard, pointer } = transition;
  const rules = flow.rules ?? {};
  if (guard === undefined) return [];
  if (typeof guard === 'string') {
    if (!Object.hasOwn(rules, guard)) return [diagnose('guard.rule_unknown', `${pointer}/guard`, unknownName(guard, Object.keys(rules)))];
    return eventFacts({ condition: guard }, `${pointer}/guard`, transition, rules, registry);
  }
  if (guard.type === 'split') return [];
  const at = `${pointer}/guard/params`;
  return [
    ...checkRule(guard.params, at, { catalog: registry.catalog, rules }),
    ...eventFacts(guard.params, at, transition, rules, registry),
  ];
}

/** Facts of the event that this transition's event does not carry: the guard could never hold. */
function eventFacts(
  conditions: unknown,
  at: string,
  transition: ChartTransition,
  rules: Readonly<Record<string, unknown>>,
  registry: Registry,
): Diagnostic[] {
  const ids = [...allFactIds(conditions, rules)].filter((id) => id.startsWith('event.') && registry.catalog.fact(id));
  const carried = payloadOf(transition, registry);
  return ids
    .filter((id) => !carried.has(id.slice('event.'.length)))
    .map((id) => diagnose('rule.event_fact_absent', at, `${triggerName(transition.trigger)} does not carry ${id}`));
}

function allFactIds(conditions: unknown, rules: Readonly<Record<string, unknown>>, seen = new Set<string>()): Set<string> {
  const ids = new Set(factIdsIn(conditions).map((each) => each.id));
  for (const name of referencesIn(conditions)) {
    if (seen.has(name) || !Object.hasOwn(rules, name)) continue;
    seen.add(name);
    for (const id of allFactIds(rules[name], rules, seen)) ids.add(id);
  }
  return ids;
}

function payloadOf({ trigger }: ChartTransition, registry: Registry): Set<string> {
  if (trigger.kind !== 'event') return new Set();
  const matching = [...registry.events.values()].filter(
    (event) => event.type === trigger.name || matchesWildcard(trigger.name, event.type),
  );
  return new Set(matching.flatMap((event) => Object.keys(event.payload)));
}

function lintEffects(calls: readonly EffectCall[] | undefined, at: string, registry: Registry): Diagnostic[] {
  return (calls ?? []).flatMap((call, index) => lintEffect(call, `${at}/${index}`, registry));
}

function lintEffect(call: EffectCall, at: string, registry: Registry): Diagnostic[] {
  const kind = registry.effects.get(call.type);
  if (!kind) return [diagnose('effect.unknown', `${at}/type`, unknownName(call.type, registry.effects.keys()))];
  const params = call.params ?? {};
  const faults = paramFaults(kind, params);
  if (faults.length > 0) return faults.map((fault) => diagnose('effect.params_invalid', `${at}/params${fault.pointer}`, fault.message));
  if (call.type === 'notice.send') return lintNotice(params, at, registry);
  if (call.type === 'task.create') return lintScript(params['script'], at, registry);
  if (call.type === 'strategy.start' && !registry.strategies.has(String(params['strategy']))) {
    return [diagnose('strategy.unknown', `${at}/params/strategy`, unknownName(String(params['strategy']), registry.strategies))];
  }
  return [];
}

const checked = new WeakMap<EffectKind, Map<string, readonly Diagnostic[]>>();
const MOST_CHECKED = 5000;

/**
 * What is wrong with the settings of an action. Kept by what they say: a designer lints the same document after
 * every key, and reading a schema is what takes longest.
 */
function paramFaults(kind: EffectKind, params: Readonly<Record<string, unknown>>): readonly Diagnostic[] {
  const known = checked.get(kind) ?? new Map<string, readonly Diagnostic[]>();
  const text = JSON.stringify(params);
  const faults = known.get(text) ?? (Check(kind.params, params) ? [] : schemaFaults(kind.params, params));
  if (known.size >= MOST_CHECKED) known.clear();
  checked.set(kind, known.set(text, faults));
  return faults;
}

/** What is said in a call is written as a script. */
function lintScript(id: unknown, at: string, registry: Registry): Diagnostic[] {
  if (typeof id !== 'string') return [];
  const template = registry.templates.get(id);
  if (!template) return [diagnose('template.unknown', `${at}/params/script`, unknownName(id, registry.templates.keys()))];
  return template.channel === 'call-script'
    ? []
    : [diagnose('template.channel_mismatch', `${at}/params/script`, `"${id}" is for ${template.channel}, not for calls`)];
}

function lintNotice(params: Readonly<Record<string, unknown>>, at: string, registry: Registry): Diagnostic[] {
  const [channel, id] = [String(params['channel']), String(params['template'])];
  const template = registry.templates.get(id);
  return [
    ...(registry.channels.has(channel)
      ? []
      : [diagnose('effect.unknown', `${at}/params/channel`, `no connector offers the channel "${channel}"`)]),
    ...(template ? [] : [diagnose('template.unknown', `${at}/params/template`, unknownName(id, registry.templates.keys()))]),
    ...(template && template.channel !== channel
      ? [diagnose('template.channel_mismatch', `${at}/params/template`, `"${id}" is for ${template.channel}, the step sends by ${channel}`)]
      : []),
  ];
}
