import { escapeKey } from '../base/pointer.ts';
import { isZone } from '../base/zone.ts';
import { type Diagnostic, diagnose, unknownName } from '../diagnostics/diagnostic.ts';
import type { ContactPolicy } from '../model/contact-policy.ts';
import type { MachineTest } from '../model/machine-test.ts';
import type { Flow } from '../model/strategy.ts';
import { MANUAL_EVENT } from '../registry/events.ts';
import type { Registry } from '../registry/registry.ts';
import { isOfType } from '../rules/operators.ts';

/** Faults of the tests of a flow: a name mistyped there would let a test pass that proves nothing. */
export function lintFlowTests(flow: Flow, registry: Registry): Diagnostic[] {
  return (flow.tests ?? []).flatMap((test, index) => lintTest(test, `/tests/${index}`, registry));
}

function lintTest(test: MachineTest, at: string, registry: Registry): Diagnostic[] {
  const { given, events = [], expect = [], never = [] } = test;
  return [
    ...(expect.length === 0 && never.length === 0 ? [diagnose('test.assertion_missing', at, `"${test.name}"`)] : []),
    ...zoneFaults(given?.zone, `${at}/given/zone`),
    ...lintFacts(given?.facts ?? {}, `${at}/given/facts`, registry),
    ...events.flatMap((event, index) => [
      ...(registry.events.has(event.type) || MANUAL_EVENT.test(event.type)
        ? []
        : [diagnose('event.unknown', `${at}/events/${index}/type`, unknownName(event.type, registry.events.keys()))]),
      ...lintFacts((event as { facts?: unknown }).facts ?? {}, `${at}/events/${index}/facts`, registry),
    ]),
    ...expect.flatMap((row, index) => effectFaults(row.effects ?? [], `${at}/expect/${index}/effects`, registry)),
    ...effectFaults(never, `${at}/never`, registry),
  ];
}

function effectFaults(types: readonly string[], at: string, registry: Registry): Diagnostic[] {
  return types.flatMap((type, index) =>
    registry.effects.has(type) ? [] : [diagnose('effect.unknown', `${at}/${index}`, unknownName(type, registry.effects.keys()))],
  );
}

/** Facts a test gives must be of the catalogue and of their type. */
export function lintFacts(facts: unknown, at: string, registry: Registry): Diagnostic[] {
  if (typeof facts !== 'object' || facts === null) return [diagnose('definition.value_type', at, 'facts are an object')];
  return Object.entries(facts).flatMap(([id, value]) => {
    const place = `${at}/${escapeKey(id)}`;
    const fact = registry.catalog.fact(id);
    if (!fact) return [diagnose('rule.fact_unknown', place, unknownName(id, registry.catalog.facts.keys()))];
    return isOfType(value, fact.type) ? [] : [diagnose('rule.value_type', place, `${id} is ${fact.type}`)];
  });
}

export function lintPolicyTests(policy: ContactPolicy): Diagnostic[] {
  return (policy.tests ?? []).flatMap((test, index) => zoneFaults(test.zone, `/tests/${index}/zone`));
}

function zoneFaults(zone: string | undefined, at: string): Diagnostic[] {
  return zone === undefined || isZone(zone) ? [] : [diagnose('timer.zone_unknown', at, `"${zone}"`)];
}
