import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { type Calendar, checkDefinition, createRegistry, type Definition, parseDefinition, type Registry, type Strategy } from '#engine';
import { applyOperation } from '../../../designer/document/apply.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Edited } from '../../../designer/schedule/edit.ts';
import { projectSchedule } from '../../../designer/schedule/project-schedule.ts';
import { addAllStanding, removeStanding } from '../../../designer/schedule/standing-edits.ts';
import { bornText } from '../../../designer/strategies/born.ts';
import { type BornAction, type BornForm, stepFault } from '../../../designer/strategies/born-form.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';

function stock(kind: string): Definition[] {
  const folder = join(projectFolder(), 'definitions', kind);
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Definition);
}

const calendars = stock('calendars') as Calendar[];
const registry: Registry = createRegistry([...calendars, ...stock('templates')], [{ channels: ['email'] }]);
const templates = [...registry.templates.values()].filter((each) => each.channel === 'email');

const action: fc.Arbitrary<BornAction> = fc.oneof(
  fc.constantFrom(...templates).map(({ id }): BornAction => ({ kind: 'message', channel: 'email', template: id })),
  fc.constant<BornAction>({ kind: 'call' }),
  fc.constant<BornAction>({ kind: 'lead' }),
);
const form: fc.Arbitrary<BornForm> = fc
  .record({
    id: fc.constantFrom('a-new-one', 'x'),
    name: fc.constantFrom('A new one', 'Zahlungserinnerungen für Großkunden'),
    description: fc.constantFrom('', 'For everybody'),
    subject: fc.constantFrom('account' as const, 'invoice' as const),
    calendar: fc.constantFrom(undefined, ...calendars.map(({ id }) => id)),
    steps: fc.uniqueArray(
      fc.record({ day: fc.integer({ min: -60, max: 360 }), actions: fc.array(action, { minLength: 1, maxLength: 3 }) }),
      { selector: ({ day }) => day, minLength: 1, maxLength: 8 },
    ),
    leadAfter: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  })
  .filter(({ steps }) => stepFault(steps) === undefined);

function done(value: JsonObject, edited: Edited): JsonObject {
  const applied = edited.ok ? applyOperation(value, edited.operation) : edited;
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.value;
}

describe('a strategy made of the form', () => {
  it('has no faults, passes its own tests, and these come to every step and path', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(form, (chosen) => {
        const parsed = parseDefinition(
          bornText(
            chosen,
            calendars.find(({ id }) => id === chosen.calendar),
          ),
        );
        expect(parsed.ok ? [] : parsed.diagnostics).to.deep.equal([]);
        if (!parsed.ok) return;
        const report = checkDefinition(parsed.definition, registry);
        expect(report.diagnostics.map(({ message }) => message)).to.deep.equal([]);
        expect(report.tests.failed).to.equal(0);
        expect(report.coverage?.states.missing).to.deep.equal([]);
        expect(report.coverage?.transitions.missing).to.deep.equal([]);
      }),
      { numRuns: 20 },
    );
  });

  it('does all its steps on days in a row', () => {
    const steps = Array.from({ length: 12 }, (_, index) => ({ day: index + 1, actions: [{ kind: 'call' }] satisfies BornAction[] }));
    const chosen: BornForm = {
      id: 'daily',
      name: 'Daily',
      description: '',
      subject: 'account',
      calendar: 'us-business',
      steps,
      leadAfter: 5,
    };
    const parsed = parseDefinition(
      bornText(
        chosen,
        calendars.find(({ id }) => id === 'us-business'),
      ),
    );

    expect(parsed.ok && checkDefinition(parsed.definition, registry).diagnostics).to.deep.equal([]);
  });

  for (const subject of ['account', 'invoice'] as const) {
    for (const first of [-5, 5]) {
      it(`does the same after a standing rule is removed and put back: one for each ${subject}, from day ${first}`, () => {
        const steps = [first, 12, 30].map((day) => ({ day, actions: [{ kind: 'call' }] satisfies BornAction[] }));
        const calendar = calendars.find(({ id }) => id === 'us-business');
        const chosen: BornForm = { id: 'x', name: 'X', description: '', subject, calendar: 'us-business', steps, leadAfter: 5 };
        const value = JSON.parse(bornText(chosen, calendar)) as JsonObject;
        const known = projectSchedule(value).standing.flatMap((rule) => rule.known ?? []);

        for (const id of known) {
          const without = done(value, removeStanding(value, id));
          const back = done(without, addAllStanding(without));
          expect(checkDefinition(back as unknown as Strategy, registry).diagnostics, id).to.deep.equal([]);
        }
        expect(known).to.have.length(9);
      });
    }
  }

  it('keeps its tests when its steps are put on other days', () => {
    const steps = [5, 12, 18].map((day) => ({ day, actions: [{ kind: 'call' }] satisfies BornAction[] }));
    const chosen: BornForm = {
      id: 'moved',
      name: 'Moved',
      description: '',
      subject: 'account',
      calendar: 'us-business',
      steps,
      leadAfter: 5,
    };
    const calendar = calendars.find(({ id }) => id === 'us-business');
    const moved = bornText(chosen, calendar).replace('"P5D", "at"', '"P9D", "at"').replace('"P18D"', '"P40D"');
    const parsed = parseDefinition(moved);

    expect(moved).to.contain('"P9D"').and.to.contain('"P40D"');
    expect(parsed.ok && checkDefinition(parsed.definition, registry).diagnostics).to.deep.equal([]);
  });

  for (const [fault, days] of [
    ['none', []],
    ['dayZero', [0, 5]],
    ['dayTwice', [5, 5]],
    ['twoBefore', [-5, -3, 5]],
    ['noneAfter', [-5]],
    ['dayRange', [5, 4000]],
  ] as const) {
    it(`refuses steps: ${fault}`, () => {
      expect(stepFault(days.map((day) => ({ day, actions: [{ kind: 'call' }] })))).to.equal(fault);
    });
  }
});
