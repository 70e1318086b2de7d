import { toInstant } from '../base/zone.ts';
import { type Diagnostic, diagnose, hasErrors, sorted } from '../diagnostics/diagnostic.ts';
import type { Facts } from '../facts/catalog.ts';
import { bucketOf } from '../ledger/aging.ts';
import { lint } from '../lint/lint.ts';
import type { Aging } from '../model/aging.ts';
import type { Calendar } from '../model/calendar.ts';
import type { ContactPolicy } from '../model/contact-policy.ts';
import type { Definition } from '../model/definition.ts';
import type { Ranking } from '../model/ranking.ts';
import type { Segment } from '../model/segment.ts';
import type { Template } from '../model/template.ts';
import { mayContact } from '../policy/may-contact.ts';
import type { Registry } from '../registry/registry.ts';
import { compileRanking } from '../scoring/rank.ts';
import { compileSegment } from '../scoring/segment.ts';
import { renderTemplate } from '../templates/render.ts';
import { isOpen } from '../timers/open-days.ts';
import type { Coverage } from './coverage.ts';
import { runFlowTests } from './run-tests.ts';
import { sampleViewOf } from './sample-view.ts';

/** All that is known against a definition before it may be published. */
export interface DefinitionReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly tests: { readonly total: number; readonly failed: number };
  readonly coverage?: Coverage;
}

/**
 * Lints a definition and, when nothing is wrong with it, runs its tests. States and transitions no test
 * reaches are warnings.
 */
export function checkDefinition(definition: Definition, registry: Registry): DefinitionReport {
  const faults = lint(definition, registry);
  const total = 'tests' in definition ? (definition.tests ?? []).length : 0;
  if (hasErrors(faults)) return { diagnostics: faults, tests: { total, failed: 0 } };
  if (definition.kind === 'strategy' || definition.kind === 'resolution') {
    const { results, coverage } = runFlowTests(definition, registry);
    const failures = results.flatMap((result) => result.failures);
    return {
      diagnostics: sorted([...faults, ...failures, ...uncovered(coverage)], definition),
      tests: { total, failed: results.filter((result) => result.failures.length > 0).length },
      coverage,
    };
  }
  const failures = runPlainTests(definition, registry);
  return {
    diagnostics: sorted([...faults, ...failures], definition),
    tests: { total, failed: new Set(failures.map((failure) => failure.pointer)).size },
  };
}

function uncovered({ states, transitions }: Coverage): Diagnostic[] {
  return [
    ...states.missing.map((path) => diagnose('test.not_covering', '/machine', `state "${path}"`)),
    ...transitions.missing.map((key) => diagnose('test.not_covering', '/machine', `path "${key}"`)),
  ];
}

function runPlainTests(definition: Exclude<Definition, { kind: 'strategy' | 'resolution' }>, registry: Registry): Diagnostic[] {
  switch (definition.kind) {
    case 'segment':
      return testSegment(definition, registry);
    case 'ranking':
      return testRanking(definition, registry);
    case 'calendar':
      return testCalendar(definition);
    case 'aging':
      return testAging(definition);
    case 'template':
      return testTemplate(definition, registry);
    case 'contact-policy':
      return testPolicy(definition, registry);
    case 'fields':
      return [];
  }
}

function failed(index: number, name: string, detail: string): Diagnostic {
  return diagnose('test.failed', `/tests/${index}`, `"${name}": ${detail}`);
}

function testSegment(segment: Segment, registry: Registry): Diagnostic[] {
  const rowOf = compileSegment(segment, registry);
  return (segment.tests ?? []).flatMap((test, index) => {
    const row = rowOf(test.facts as Facts)?.id ?? null;
    return row === test.row ? [] : [failed(index, test.name, `expected row ${String(test.row)}, but was ${String(row)}`)];
  });
}

function testRanking(ranking: Ranking, registry: Registry): Diagnostic[] {
  const rank = compileRanking(ranking, registry);
  return (ranking.tests ?? []).flatMap((test, index) => {
    const { points } = rank(test.facts as Facts);
    return points === test.points ? [] : [failed(index, test.name, `expected ${test.points} points, but was ${points}`)];
  });
}

function testCalendar(calendar: Calendar): Diagnostic[] {
  return (calendar.tests ?? []).flatMap((test, index) =>
    isOpen(calendar, test.on) === test.open ? [] : [failed(index, test.name, `${test.on} is ${test.open ? 'closed' : 'open'}`)],
  );
}

function testAging(aging: Aging): Diagnostic[] {
  return (aging.tests ?? []).flatMap((test, index) => {
    const bucket = bucketOf(aging, test.days);
    return bucket === test.bucket ? [] : [failed(index, test.name, `day ${test.days} is in ${bucket}`)];
  });
}

function testTemplate(template: Template, registry: Registry): Diagnostic[] {
  const rendering = renderTemplate(template, sampleViewOf(registry.catalog));
  if (!rendering.ok) return [diagnose('test.failed', '/body', `it cannot be filled in for the sample account: ${rendering.missing}`)];
  const { subject, text } = rendering.message;
  return (template.tests ?? []).flatMap((test, index) => {
    const absent = test.contains.filter((part) => !`${subject}\n${text}`.includes(part));
    return absent.length === 0 ? [] : [failed(index, test.name, `the message does not contain "${absent.join('", "')}"`)];
  });
}

function testPolicy(policy: ContactPolicy, registry: Registry): Diagnostic[] {
  return (policy.tests ?? []).flatMap((test, index) => {
    const zone = test.zone ?? 'America/New_York';
    const at = (local: string): number => toInstant(local.slice(0, 10), local.slice(11, 16), zone);
    const contacts = (test.earlier ?? []).map((each) => ({
      channel: each.channel,
      at: at(each.at),
      sameContact: each.otherContact !== true,
    }));
    const verdict = mayContact(
      policy,
      { channel: test.channel, zone, consents: test.consents ?? {}, contacts, calendars: registry.calendars },
      at(test.at),
    );
    return verdict.allowed === test.allowed
      ? []
      : [failed(index, test.name, verdict.allowed ? 'it is allowed' : verdict.reasons.map((reason) => reason.detail).join('; '))];
  });
}
