import { daysInMonth, isLocalDate } from '../base/local-date.ts';
import { type Diagnostic, diagnose, sorted, unknownName } from '../diagnostics/diagnostic.ts';
import type { Aging } from '../model/aging.ts';
import type { Calendar } from '../model/calendar.ts';
import type { ContactPolicy } from '../model/contact-policy.ts';
import type { Definition } from '../model/definition.ts';
import type { CustomField, Fields } from '../model/fields.ts';
import type { Ranking } from '../model/ranking.ts';
import type { Segment } from '../model/segment.ts';
import { openMinutes } from '../policy/may-contact.ts';
import type { Registry } from '../registry/registry.ts';
import { checkRule } from '../rules/check-rule.ts';
import { checkTemplate } from '../templates/check-template.ts';
import { lintFlow } from './lint-flow.ts';
import { lintFacts, lintPolicyTests } from './lint-tests.ts';

/** Every fault of a definition that fits its schema, in document order. */
export function lint(definition: Definition, registry: Registry): Diagnostic[] {
  return sorted(faultsOf(definition, registry), definition);
}

function faultsOf(definition: Definition, registry: Registry): Diagnostic[] {
  switch (definition.kind) {
    case 'strategy':
    case 'resolution':
      return lintFlow(definition, registry);
    case 'segment':
      return lintSegment(definition, registry);
    case 'ranking':
      return lintRanking(definition, registry);
    case 'template':
      return checkTemplate(definition, registry.catalog);
    case 'calendar':
      return lintCalendar(definition);
    case 'aging':
      return lintAging(definition);
    case 'contact-policy':
      return lintPolicy(definition, registry);
    case 'fields':
      return lintFields(definition);
  }
}

function lintSegment(segment: Segment, registry: Registry): Diagnostic[] {
  const open = segment.rows.findIndex((row) => row.when === undefined);
  return [
    ...repeated(segment.rows, '/rows'),
    ...segment.rows.flatMap((row, index) => [
      ...(row.when === undefined ? [] : checkRule(row.when, `/rows/${index}/when`, { catalog: registry.catalog, rules: {} })),
      ...(row.strategy === undefined || registry.strategies.has(row.strategy)
        ? []
        : [diagnose('strategy.unknown', `/rows/${index}/strategy`, unknownName(row.strategy, registry.strategies))]),
      ...(open >= 0 && index > open ? [diagnose('segment.row_shadowed', `/rows/${index}`, `row ${open + 1} takes everybody`)] : []),
    ]),
    ...(segment.tests ?? []).flatMap((test, index) => lintFacts(test.facts, `/tests/${index}/facts`, registry)),
  ];
}

function lintRanking(ranking: Ranking, registry: Registry): Diagnostic[] {
  return [
    ...repeated(ranking.valuations, '/valuations'),
    ...ranking.valuations.flatMap((valuation, index) => {
      const at = `/valuations/${index}`;
      const fact = valuation.per === undefined ? undefined : registry.catalog.fact(valuation.per.fact);
      return [
        ...(valuation.when === undefined ? [] : checkRule(valuation.when, `${at}/when`, { catalog: registry.catalog, rules: {} })),
        ...(valuation.per && !fact
          ? [diagnose('rule.fact_unknown', `${at}/per/fact`, unknownName(valuation.per.fact, registry.catalog.facts.keys()))]
          : []),
        ...(fact && fact.type !== 'number' && fact.type !== 'money'
          ? [diagnose('rule.operator_mismatch', `${at}/per/fact`, `${fact.id} is ${fact.type} and cannot be counted`)]
          : []),
      ];
    }),
    ...(ranking.tests ?? []).flatMap((test, index) => lintFacts(test.facts, `/tests/${index}/facts`, registry)),
  ];
}

function lintCalendar(calendar: Calendar): Diagnostic[] {
  return calendar.holidays.flatMap((rule, index) => {
    const at = `/holidays/${index}`;
    if ('on' in rule && !isLocalDate(rule.on)) return [diagnose('calendar.rule_invalid', `${at}/on`, `${rule.on} does not exist`)];
    // February 29th exists in some years.
    if ('day' in rule && rule.day > daysInMonth(2024, rule.month))
      return [diagnose('calendar.rule_invalid', `${at}/day`, `month ${rule.month} has no day ${rule.day}`)];
    if ('nth' in rule && rule.nth === 0) return [diagnose('calendar.rule_invalid', `${at}/nth`, 'there is no 0th weekday of a month')];
    return [];
  });
}

function lintAging(aging: Aging): Diagnostic[] {
  const wrong = aging.bounds.findIndex((bound, index) => index > 0 && bound <= (aging.bounds[index - 1] ?? 0));
  return wrong < 0 ? [] : [diagnose('aging.bounds_order', `/bounds/${wrong}`, `${aging.bounds[wrong]} after ${aging.bounds[wrong - 1]}`)];
}

function lintPolicy(policy: ContactPolicy, registry: Registry): Diagnostic[] {
  const { from, to } = openMinutes(policy);
  const { hours, margin } = policy;
  return [
    ...repeated(policy.caps, '/caps'),
    ...repeated(policy.calls?.reached ?? [], '/calls/reached'),
    ...repeated(policy.calls?.answers ?? [], '/calls/answers'),
    ...(to <= from
      ? [diagnose('policy.hours_order', '/hours/to', `${hours.from}–${hours.to}${margin ? `, less ${margin} at both ends` : ''}`)]
      : []),
    ...(policy.calendar === undefined || registry.calendars.has(policy.calendar)
      ? []
      : [diagnose('timer.calendar_unknown', '/calendar', unknownName(policy.calendar, registry.calendars.keys()))]),
    ...Object.entries(policy.consent ?? {}).flatMap(([channel, rule]) => lintOptOuts(rule?.optOut ?? [], `/consent/${channel}/optOut`)),
    ...lintPolicyTests(policy),
  ];
}

/** A word of signs alone would be met by every empty reply. */
function lintOptOuts(words: readonly string[], at: string): Diagnostic[] {
  return words.flatMap((word, index) =>
    /[\p{L}\p{N}]/u.test(word) ? [] : [diagnose('definition.value_refused', `${at}/${index}`, `"${word}" holds no letter or digit`)],
  );
}

function lintFields({ fields }: Fields): Diagnostic[] {
  return [...repeated(fields, '/fields'), ...fields.flatMap((field, index) => lintOptions(field, `/fields/${index}/options`))];
}

/** Options are those of a text; each is there once, and none looks like nothing. */
function lintOptions({ type, options = [] }: CustomField, at: string): Diagnostic[] {
  if (options.length > 0 && type !== 'text') return [diagnose('field.options_unfit', at, `its type is ${type}`)];
  return options.flatMap((option, index) => {
    if (option.trim() !== option || option === '')
      return [diagnose('definition.value_refused', `${at}/${index}`, `"${option}" begins or ends with a blank`)];
    return options.findIndex((each) => each.toLowerCase() === option.toLowerCase()) < index
      ? [diagnose('field.option_repeated', `${at}/${index}`, `"${option}"`)]
      : [];
  });
}

function repeated(rows: readonly { readonly id: string }[], at: string): Diagnostic[] {
  return rows.flatMap((row, index) =>
    rows.findIndex((each) => each.id === row.id) < index ? [diagnose('definition.id_repeated', `${at}/${index}/id`, `"${row.id}"`)] : [],
  );
}
