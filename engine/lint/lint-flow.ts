import { parseDuration } from '../base/duration.ts';
import { isZone } from '../base/zone.ts';
import { type Diagnostic, diagnose, unknownName } from '../diagnostics/diagnostic.ts';
import { type Chart, chartOf } from '../machine/chart.ts';
import { definitionLimits } from '../model/limits.ts';
import type { Flow } from '../model/strategy.ts';
import type { Timer } from '../model/timer.ts';
import type { Registry } from '../registry/registry.ts';
import { checkRule, referencesIn, ruleCycles } from '../rules/check-rule.ts';
import { lintGraph } from './lint-graph.ts';
import { lintReferences } from './lint-references.ts';
import { lintStanding } from './lint-standing.ts';
import { lintStates } from './lint-states.ts';
import { lintFlowTests } from './lint-tests.ts';

/** Every fault of a strategy or resolution path beyond its schema. What passes here XState loads, starts and steps. */
export function lintFlow(flow: Flow, registry: Registry): Diagnostic[] {
  const chart = chartOf(flow.machine);
  const beyond = lintLimits(chart);
  if (beyond.length > 0) return beyond;
  return [
    ...lintRules(flow, chart, registry),
    ...Object.entries(flow.timers ?? {}).flatMap(([name, timer]) => lintTimer(timer, `/timers/${name}`, registry)),
    ...unusedTimers(flow, chart),
    ...lintStates(chart),
    ...lintReferences(flow, chart, registry),
    ...lintGraph(flow, chart, registry),
    ...lintStanding(flow, chart),
    ...lintFlowTests(flow, registry),
  ];
}

function lintLimits(chart: Chart): Diagnostic[] {
  const counts = [
    ['states', chart.states.size - 1, definitionLimits.states],
    ['transitions', chart.transitions.length, definitionLimits.transitions],
    [
      'levels of states',
      Math.max(...[...chart.states.keys()].map((path) => (path === '' ? 0 : path.split('.').length))),
      definitionLimits.nesting,
    ],
  ] as const;
  return counts
    .filter(([, count, most]) => count > most)
    .map(([what, count, most]) => diagnose('definition.limit_exceeded', '/machine', `${count} ${what}, at most ${most} are allowed`));
}

function lintRules(flow: Flow, chart: Chart, registry: Registry): Diagnostic[] {
  const rules = flow.rules ?? {};
  const used = new Set([
    ...chart.transitions.flatMap(({ guard }) =>
      typeof guard === 'string' ? [guard] : guard?.type === 'rule' ? [...referencesIn(guard.params)] : [],
    ),
    ...Object.values(rules).flatMap((rule) => [...referencesIn(rule)]),
  ]);
  return [
    ...Object.entries(rules).flatMap(([name, rule]) => checkRule(rule, `/rules/${name}`, { catalog: registry.catalog, rules })),
    ...ruleCycles(rules).map((name) => diagnose('rule.condition_cycle', `/rules/${name}`, `"${name}"`)),
    ...Object.keys(rules)
      .filter((name) => !used.has(name))
      .map((name) => diagnose('rule.unused', `/rules/${name}`, `"${name}"`)),
  ];
}

function lintTimer(timer: Timer, at: string, registry: Registry): Diagnostic[] {
  const anchor = timer.anchor === undefined ? undefined : registry.catalog.fact(timer.anchor);
  const offset = parseDuration(timer.offset);
  const found: Diagnostic[] = [];
  if (timer.anchor?.startsWith('event.')) {
    found.push(diagnose('timer.anchor_invalid', `${at}/anchor`, `${timer.anchor} is gone as soon as the step waits`));
  } else if (timer.anchor !== undefined && anchor?.type !== 'date' && anchor?.type !== 'instant') {
    const dates = [...registry.catalog.facts.values()]
      .filter((fact) => fact.type === 'date' || fact.type === 'instant')
      .map((fact) => fact.id);
    found.push(
      diagnose('timer.anchor_invalid', `${at}/anchor`, anchor ? `${timer.anchor} is ${anchor.type}` : unknownName(timer.anchor, dates)),
    );
  }
  if (timer.calendar !== undefined && !registry.calendars.has(timer.calendar)) {
    found.push(diagnose('timer.calendar_unknown', `${at}/calendar`, unknownName(timer.calendar, registry.calendars.keys())));
  }
  if (timer.count === 'business' && timer.calendar === undefined) found.push(diagnose('timer.calendar_missing', at, 'count is "business"'));
  if (timer.zone !== undefined && !isZone(timer.zone)) found.push(diagnose('timer.zone_unknown', `${at}/zone`, `"${timer.zone}"`));
  if (offset && timer.count === 'business' && (offset.months !== 0 || offset.elapsed !== 0)) {
    found.push(diagnose('timer.offset_invalid', `${at}/offset`, `"${timer.offset}" does not count in business days`));
  }
  if (timer.anchor === undefined && timer.offset.startsWith('-')) {
    const fix = 'Count forward from the step, or anchor the timer to a date.';
    found.push(diagnose('timer.offset_invalid', `${at}/offset`, `"${timer.offset}" lies before the step begins`, fix));
  }
  if (offset && offset.elapsed !== 0 && timer.at !== undefined)
    found.push(diagnose('timer.offset_invalid', `${at}/at`, `"${timer.offset}" ends at a time of its own`));
  return found;
}

function unusedTimers(flow: Flow, chart: Chart): Diagnostic[] {
  const used = new Set(chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'timer' ? [trigger.name] : [])));
  return Object.keys(flow.timers ?? {})
    .filter((name) => !used.has(name))
    .map((name) => diagnose('timer.unused', `/timers/${name}`, `"${name}"`));
}
