import Value from 'typebox/value';
import { type Diagnostic, diagnose, unknownName } from '../diagnostics/diagnostic.ts';
import type { Chart, ChartTransition } from '../machine/chart.ts';
import { matchesWildcard, triggerName } from '../machine/chart.ts';
import type { EffectCall } from '../model/machine.ts';
import type { Flow } from '../model/strategy.ts';
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
    ...lintTrigger(transition, flow, registry),
    ...(transition.target === null ? [diagnose('target.unknown', transition.pointer, unknownTarget(transition, flow, chart))] : []),
    ...lintGuard(transition, flow, registry),
    ...lintEffects(transition.actions, `${transition.pointer}/actions`, registry),
  ];
}

function lintTrigger({ trigger, pointer, index }: ChartTransition, flow: Flow, registry: Registry): Diagnostic[] {
  if (index > 0) return [];
  const at = pointer.replace(/\/0$/, '');
  if (trigger.kind === 'timer') {
    const timers = Object.keys(flow.timers ?? {});
    return timers.includes(trigger.name) ? [] : [diagnose('timer.unknown', at, unknownName(trigger.name, timers))];
  }
  if (trigger.kind !== 'event' || isKnownEvent(trigger.name, registry)) return [];
  if (trigger.name === '*' || trigger.name.startsWith('xstate')) return [diagnose('event.wildcard_refused', at, `"${trigger.name}"`)];
  return [diagnose('event.unknown', at, unknownName(trigger.name, registry.events.keys()))];
}

function isKnownEvent(name: string, registry: Registry): boolean {
  if (registry.events.has(name) || MANUAL_EVENT.test(name) || name === 'manual.*') return true;
  return [...registry.events.keys()].some((known) => matchesWildcard(name, known));
}

function unknownTarget(transition: ChartTransition, flow: Flow, chart: Chart): string {
  const written = writtenTarget(transition, flow);
  if (transition.source === '' && !/^[.#]/.test(written)) return `"${written}"; from the root, write ".${written}"`;
  return unknownName(
    written,
    [...chart.states.keys()].flatMap((path) => [path, path.split('.').at(-1) ?? '']),
  );
}

function writtenTarget(transition: ChartTransition, flow: Flow): string {
  const keys = transition.pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], flow);
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
  if (!Value.Check(kind.params, params)) {
    return schemaFaults(kind.params, params).map((fault) =>
      diagnose('effect.params_invalid', `${at}/params${fault.pointer}`, fault.message),
    );
  }
  if (call.type === 'notice.send') return lintNotice(params, at, registry);
  if (call.type === 'strategy.start' && !registry.strategies.has(String(params['strategy']))) {
    return [diagnose('strategy.unknown', `${at}/params/strategy`, unknownName(String(params['strategy']), registry.strategies))];
  }
  return [];
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
