import { expect } from 'chai';
import type { MachineTest } from '#engine';
import { applyOperation } from '../../../../designer/document/apply.ts';
import { adoptChanges } from '../../../../designer/play/adopt/adopt-changes.ts';
import { adoptTests } from '../../../../designer/play/adopt/adopt-tests.ts';
import { failingTests } from '../../../../designer/play/adopt/failing-tests.ts';
import { runTests } from '../../../../designer/play/run-tests.ts';
import { testsIn } from '../../../../designer/play/test-edits.ts';
import { projectSchedule } from '../../../../designer/schedule/project-schedule.ts';
import { redateStep } from '../../../../designer/schedule/redate-edits.ts';
import { stockFlow, stockRegistry } from '../../schedule/stock-flows.ts';

describe('adopting what happens now', () => {
  for (const [name, step] of [
    ['past-due-escalation', 'chasing.reminded'],
    ['courtesy-reminders', 'reminding.calling'],
    ['business-ladder', 'chasing.ladder.level2'],
    ['broken-promises', 'chasing.escalated'],
  ] as const) {
    it(`makes the tests of ${name} pass after ${step} has been put four days later; only days change in them`, () => {
      const value = stockFlow('strategies', name);
      const row = projectSchedule(value).rows.find(({ id }) => id === step);
      const timer = row?.when.config;
      if (!timer) throw new Error(step);
      const later = { ...timer, offset: `P${Number(/\d+/.exec(timer.offset)?.[0]) + 4}D` };
      const edited = redateStep(value, step, later);
      const applied = edited.ok ? applyOperation(value, edited.operation) : edited;
      if (!applied.ok) throw new Error(applied.refusal);

      const failing = failingTests(runTests(applied.value, stockRegistry)?.failures.flat() ?? []);
      const adopted = adoptTests(applied.value, stockRegistry, failing);
      const before = testsIn(applied.value);
      const tests = before.map((test, place) => (failing.includes(place) ? (adopted[failing.indexOf(place)] as MachineTest) : test));
      const changes = failing.flatMap((place) => adoptChanges(before[place] as MachineTest, tests[place] as MachineTest));

      expect(failing).to.not.deep.equal([]);
      expect(runTests({ ...applied.value, tests: tests as never }, stockRegistry)?.failures.flat()).to.deep.equal([]);
      expect([...new Set(changes.map(({ kind }) => kind))]).to.deep.equal(['moved']);
    });
  }

  it('tells days that move by the same as one change, and what is expected instead by itself', () => {
    const before: MachineTest = {
      name: 'x',
      events: [{ on: '2026-03-18', type: 'promise.made' }],
      expect: [
        { on: '2026-03-07', state: 'reminded' },
        { on: '2026-03-17', state: 'calling' },
        { on: '2026-03-30', state: 'promised' },
      ],
      never: ['escalate'],
    };
    const after: MachineTest = {
      name: 'x',
      events: [{ on: '2026-03-13', type: 'promise.made' }],
      expect: [
        { on: '2026-03-07', state: 'reminded' },
        { on: '2026-03-12', state: 'calling' },
        { on: '2026-03-25', state: 'reminded' },
      ],
    };

    expect(adoptChanges(before, after)).to.deep.equal([
      {
        kind: 'moved',
        from: '2026-03-17',
        to: '2026-03-12',
        days: -5,
        first: { kind: 'row', row: { on: '2026-03-17', state: 'calling' } },
      },
      { kind: 'row', on: '2026-03-25', before: { on: '2026-03-30', state: 'promised' }, after: { on: '2026-03-25', state: 'reminded' } },
      { kind: 'never', type: 'escalate' },
    ]);
    expect(adoptChanges(before, before)).to.deep.equal([]);
  });
});
