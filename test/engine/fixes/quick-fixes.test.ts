import { expect } from 'chai';
import fc from 'fast-check';
import {
  applyPatch,
  checkShape,
  codes,
  type Diagnostic,
  type DiagnosticCode,
  lint,
  type QuickFix,
  quickFixes,
  type Registry,
  valueAt,
} from '#engine';
import { fixture, fixtureRegistry } from '../../definitions/fixtures.ts';
import { strategy } from '../../definitions/flow-builder.ts';
import { stockFlows } from '../../definitions/stock.ts';

function faultsOf(definition: unknown, registry: Registry = fixtureRegistry): readonly Diagnostic[] {
  const shape = checkShape(definition);
  return shape.ok ? lint(shape.definition, registry) : shape.diagnostics;
}

function fixesOf(definition: unknown, code: DiagnosticCode): QuickFix[] {
  const fault = faultsOf(definition).find((each) => each.code === code);
  if (!fault) throw new RangeError(`${code} is not raised`);
  return quickFixes(fault, definition, fixtureRegistry);
}

/** Codes whose red fixture has a remedy with one press. */
const mendable: readonly DiagnosticCode[] = [
  'aging.bounds_order',
  'definition.id_repeated',
  'definition.property_unknown',
  'effect.unknown',
  'event.unknown',
  'guard.rule_unknown',
  'initial.unknown',
  'machine.instant_loop',
  'rule.condition_unknown',
  'rule.fact_unknown',
  'rule.operator_unknown',
  'rule.unused',
  'segment.row_shadowed',
  'settlement.no_way_out',
  'standing.bounce_missing',
  'standing.dispute_missing',
  'standing.hold_missing',
  'standing.promise_missing',
  'state.dead_end',
  'state.final_exit',
  'state.unreachable',
  'strategy.unknown',
  'target.own_history',
  'target.unknown',
  'template.unknown',
  'test.assertion_missing',
  'timer.anchor_invalid',
  'timer.calendar_missing',
  'timer.calendar_unknown',
  'timer.no_else',
  'timer.offset_invalid',
  'timer.unknown',
  'timer.unused',
  'timer.zone_unknown',
  'transition.never_taken',
  'transition.shadowed',
];

describe('a quick fix', () => {
  for (const code of mendable) {
    it(`is offered for ${code}; after it the fault is gone and no error has come`, () => {
      const definition: unknown = JSON.parse(fixture(code, 'red').text);
      const before = faultsOf(definition);
      const fault = before.find((each) => each.code === code);
      const fixes = fault ? quickFixes(fault, definition, fixtureRegistry) : [];

      expect(fixes.map((fix) => fix.label)).not.to.deep.equal([]);
      for (const { label, patch } of fixes) {
        const after = faultsOf(applyPatch(definition, patch));
        expect(label).to.match(/^[A-Z].*[^.]$/);
        expect(
          after.filter((each) => each.code === code && each.message === fault?.message),
          label,
        ).to.deep.equal([]);
        expect(
          after.filter((each) => each.severity === 'error' && !before.some((one) => one.code === each.code)),
          label,
        ).to.deep.equal([]);
      }
    });
  }

  it('is offered for nothing that has no obvious remedy', () => {
    const others = (Object.keys(codes) as DiagnosticCode[]).filter(
      (code) => !mendable.includes(code) && !code.startsWith('json.') && !code.startsWith('test.'),
    );
    for (const code of others) {
      const definition: unknown = JSON.parse(fixture(code, 'red').text);
      const fault = faultsOf(definition).find((each) => each.code === code);
      expect(fault ? quickFixes(fault, definition, fixtureRegistry) : [], code).to.deep.equal([]);
    }
  });

  it('leaves the document it is given as it is', () => {
    const definition: unknown = JSON.parse(fixture('settlement.no_way_out', 'red').text);
    const before = structuredClone(definition);
    for (const { patch } of fixesOf(definition, 'settlement.no_way_out')) applyPatch(definition, patch);

    expect(definition).to.deep.equal(before);
  });

  it('never makes a broken document worse, whatever is broken in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stockFlows), fc.nat(), (flow, at) => {
        const broken = withoutOne(flow, at);
        const before = faultsOf(broken);
        for (const fault of before) {
          for (const { label, patch } of quickFixes(fault, broken, fixtureRegistry)) {
            const after = faultsOf(applyPatch(broken, patch));
            const errors = (list: readonly Diagnostic[]): number => list.filter((each) => each.severity === 'error').length;
            expect(errors(after), `${fault.code}: ${label}`).to.be.at.most(errors(before));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the remedy', () => {
  const labels = (definition: unknown, code: DiagnosticCode): string[] => fixesOf(definition, code).map((fix) => fix.label);
  const guarded = (timer: object): unknown =>
    strategy(
      { a: { after: { t: { guard: 'r', target: 'b' } } }, b: { on: { 'manual.go': 'c' } }, c: { on: { 'manual.go': 'a' } } },
      { timers: { t: timer }, rules: { r: { fact: 'account.daysPastDue', operator: 'greaterThan', value: 5 } } },
    );

  it('for a wait whose condition may fail is another way on; waiting again only where it would not come at once', () => {
    expect(labels(guarded({ offset: 'P5D' }), 'timer.no_else')).to.deep.equal([
      'Otherwise wait once more',
      'Take the path without the condition',
    ]);
    expect(labels(guarded({ anchor: 'account.oldestDueOn', offset: 'P5D' }), 'timer.no_else')).to.deep.equal([
      'Take the path without the condition',
    ]);
  });

  it('for a template mistyped is the one of that channel that was meant', () => {
    const sending = strategy({
      a: { entry: [{ type: 'notice.send', params: { channel: 'email', template: 'frendly-reminder' } }], on: { 'manual.go': 'done' } },
    });

    expect(labels(sending, 'template.unknown')).to.deep.equal(['Use “Friendly reminder”']);
  });

  it('for a step nobody comes to is a way there, or to be without it and what leads to it', () => {
    const lost = strategy({ a: { on: { 'manual.go': 'done' } }, b: { on: { 'manual.go': 'c' } }, c: { on: { 'manual.go': 'b' } } });
    const fixes = fixesOf(lost, 'state.unreachable');

    expect(fixes.map((fix) => fix.label)).to.deep.equal(['Lead here from “A”, when somebody decides “B”', 'Remove “B”']);
    expect(valueAt(applyPatch(lost, fixes[0]?.patch ?? []), '/machine/states/a/on')).to.deep.equal({
      'manual.go': 'done',
      'manual.b': 'b',
    });
    expect(
      faultsOf(applyPatch(lost, fixes[1]?.patch ?? []))
        .filter((each) => each.severity === 'error')
        .map((each) => each.pointer),
    ).to.deep.equal(['/machine/states/c']);
  });

  it('for a strategy that lacks all its standing rules is each of them in turn', () => {
    let flow: unknown = strategy({
      a: { entry: [{ type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } }], on: { 'manual.go': 'done' } },
    });
    for (const code of [
      'standing.promise_missing',
      'standing.dispute_missing',
      'standing.hold_missing',
      'standing.bounce_missing',
    ] as const)
      flow = applyPatch(flow, fixesOf(flow, code)[0]?.patch ?? []);

    expect(faultsOf(flow)).to.deep.equal([]);
  });
});

/** A flow without one of its parts. */
function withoutOne(flow: unknown, at: number): unknown {
  const draft = structuredClone(flow) as Record<string, unknown>;
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk(draft['machine']);
  walk(draft['timers']);
  walk(draft['rules']);
  const [holder, key] = places[at % places.length] ?? [draft, 'x-none'];
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return draft;
}
