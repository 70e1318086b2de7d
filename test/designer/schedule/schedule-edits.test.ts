import { expect } from 'chai';
import fc from 'fast-check';
import { compileStrategy, type Flow, lint, type Timer } from '#engine';
import { createDocumentStore } from '../../../designer/document/document-store.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Edited } from '../../../designer/schedule/edit.ts';
import { projectSchedule, type ScheduleRow } from '../../../designer/schedule/project-schedule.ts';
import { redateStep } from '../../../designer/schedule/redate-edits.ts';
import { removeStep } from '../../../designer/schedule/remove-edits.ts';
import { addStanding, removeStanding } from '../../../designer/schedule/standing-edits.ts';
import { addStep, duplicateStep, moveStep } from '../../../designer/schedule/step-edits.ts';
import { daysOf } from '../../../designer/schedule/when.ts';
import { stockFlow, stockIds, stockRegistry } from './stock-flows.ts';

const blank: JsonObject = { kind: 'strategy', id: 'mine', name: 'Mine', machine: { id: 'mine' } };

const begun: readonly JsonObject[] = [
  blank,
  { ...blank, machine: { id: 'mine', initial: 'start', states: { start: {} } } },
  ...stockIds.strategies.map((id) => withoutTests(stockFlow('strategies', id))),
  ...stockIds.resolutions.map((id) => withoutTests(stockFlow('resolutions', id))),
];

function withoutTests({ tests: _, ...flow }: JsonObject): JsonObject {
  return flow;
}

const email = { type: 'notice.send', params: { channel: 'email', template: 'firm-reminder' } };
const letter = { type: 'task.create', params: { kind: 'letter', title: 'Final letter' } };

const timers: fc.Arbitrary<Timer | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -12, max: 60 }).map((days) => ({
    anchor: days > 0 ? 'account.oldestDueOn' : 'account.nextDueOn',
    offset: days < 0 ? `-P${-days}D` : `P${days}D`,
    at: '09:00',
    calendar: 'us-business',
  })),
  fc.integer({ min: 1, max: 20 }).map((days): Timer => ({ offset: `P${days}D`, count: 'business', at: '09:00', calendar: 'us-business' })),
);

type Wish =
  | {
      readonly do: 'add';
      readonly at: number;
      readonly side: 'before' | 'after' | 'end';
      readonly timer: Timer | undefined;
      readonly letter: boolean;
    }
  | { readonly do: 'redate'; readonly at: number; readonly timer: Timer | undefined }
  | { readonly do: 'move'; readonly at: number; readonly by: number }
  | { readonly do: 'duplicate' | 'remove'; readonly at: number }
  | { readonly do: 'standing'; readonly at: number };

const at = fc.nat(40);
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), at, side: fc.constantFrom('before', 'after', 'end'), timer: timers, letter: fc.boolean() }),
  fc.record({ do: fc.constant('redate' as const), at, timer: timers }),
  fc.record({ do: fc.constant('move' as const), at, by: fc.constantFrom(-2, -1, 1, 2) }),
  fc.record({ do: fc.constantFrom('duplicate' as const, 'remove' as const), at }),
  fc.record({ do: fc.constant('standing' as const), at }),
);

/** Rules for promises are taken away and put back while something is done in any case where a promise over a part is broken. */
const promisesOnceMore: [Wish[]][] = [
  [
    [
      { do: 'standing', at: 13 },
      { do: 'standing', at: 34 },
    ],
  ],
];

/** A level is taken away that was the only way to steps beside the ladder. */
const severed: [Wish[]][] = [
  [
    [
      { do: 'add', at: 6, side: 'after', timer: { offset: 'P1D', count: 'business', at: '09:00', calendar: 'us-business' }, letter: false },
      { do: 'remove', at: 7 },
    ],
  ],
];
const examples: Readonly<Record<string, [Wish[]][]>> = { 'broken-promises': promisesOnceMore, 'pricing-dispute': severed };

function picked(value: JsonObject, at: number): ScheduleRow | undefined {
  const { rows } = projectSchedule(value);
  return rows[at % Math.max(1, rows.length)];
}

function carriedOut(value: JsonObject, wish: Wish): Edited {
  const row = picked(value, wish.at);
  const id = row?.id ?? '';
  switch (wish.do) {
    case 'add': {
      const spot = wish.side === 'end' || !row ? ('end' as const) : { side: wish.side, id };
      return addStep(value, spot, { timer: wish.timer, actions: [wish.letter ? letter : email] });
    }
    case 'redate':
      return redateStep(value, id, wish.timer);
    case 'move':
      return moveStep(value, id, (row?.place?.index ?? 0) + wish.by);
    case 'duplicate':
      return duplicateStep(value, id);
    case 'remove':
      return removeStep(value, id);
    case 'standing':
      return standing(value, wish.at);
  }
}

/** Adds what is missing; of what is there takes away anything but the way out of who has paid. */
function standing(value: JsonObject, at: number): Edited {
  const rules = projectSchedule(value).standing;
  const rule = rules[at % Math.max(1, rules.length)];
  if (!rule || rule.known === 'paid' || rule.known === 'decided') return { ok: false, refusal: 'not tried' };
  if (rule.ways.length === 0) return addStanding(value, rule.known ?? 'bounced');
  return rule.known === 'promiseMade' || rule.known === 'bounced' ? removeStanding(value, rule.id) : { ok: false, refusal: 'not tried' };
}

function errorsOf(value: JsonObject): string[] {
  return lint(value as unknown as Flow, stockRegistry)
    .filter((fault) => fault.severity === 'error')
    .map((fault) => `${fault.code} ${fault.pointer} ${fault.message}`);
}

function stepsOf(value: JsonObject): string[] {
  return projectSchedule(value).rows.flatMap((row) =>
    row.kind === 'step' || row.kind === 'level' || row.kind === 'end' ? [row.path] : [],
  );
}

/** A step that does nothing but wait may become one with the step that takes its place. */
const isNoWait = (path: string): boolean => !/\.waiting\d*$/.test(path);

/** Days past due of each run stand in order. */
function unordered(value: JsonObject): string[] {
  const { runs, timers: all } = projectSchedule(value);
  return runs.flatMap((run) => {
    const days = run.items.flatMap(({ link, path }) => {
      const trigger = link?.branches[0]?.trigger;
      const timer = trigger?.kind === 'timer' ? all[trigger.name] : undefined;
      return timer?.anchor?.endsWith('DueOn') ? [{ path, days: daysOf(timer) }] : [];
    });
    return days.flatMap((each, index) => {
      const before = days[index - 1];
      return before && before.days > each.days ? [`${before.path} (${before.days}) before ${each.path} (${each.days})`] : [];
    });
  });
}

function check(value: JsonObject, wish: Wish): JsonObject {
  const before = projectSchedule(value).rows.map((row) => row.id);
  const outcome = carriedOut(value, wish);
  if (!outcome.ok) return value;
  const store = createDocumentStore({ kind: 'strategy', id: 'mine', text: JSON.stringify(value), revision: 1 });
  const done = store.act(outcome.operation, 'an edit');
  expect(done).to.deep.equal({ ok: true });
  const next = store.getState().value;
  const rows = projectSchedule(next).rows;
  const note = JSON.stringify({ wish, id: value['id'], rows: rows.map((row) => `${row.kind} ${row.id}`), before });
  expect(errorsOf(next).join('\n'), note).to.equal('');
  expect(unordered(next), note).to.deep.equal([]);
  compileStrategy(next as unknown as Flow, stockRegistry);
  if (wish.do === 'add' || wish.do === 'duplicate') {
    expect(before, note).not.to.include(outcome.path);
    expect(
      rows.filter((row) => row.kind === 'step' || row.kind === 'end' || row.kind === 'level').map((row) => row.path),
      note,
    ).to.include(outcome.path);
    for (const id of before.filter((each) => !each.includes(':') && isNoWait(each)))
      expect(
        rows.map((row) => row.id),
        note,
      ).to.include(id);
  }
  if (wish.do === 'move' || wish.do === 'redate') {
    expect(stepsOf(next).filter(isNoWait), note).to.have.members(stepsOf(value).filter(isNoWait));
  }
  store.undo();
  expect(store.text()).to.equal(JSON.stringify(value));
  return next;
}

describe('edits of a schedule', () => {
  for (const flow of begun) {
    const begins = Object.keys((flow['machine'] as JsonObject)['states'] ?? {}).length > 0 ? String(flow['id']) : 'nothing';
    it(`keep ${begins} sound, whatever is done in whatever order`, () => {
      fc.assert(
        fc.property(fc.array(wishes, { minLength: 1, maxLength: 12 }), (list) => {
          let value = flow;
          if (projectSchedule(value).rows.length === 0) {
            const first = addStep(value, 'end', { timer: { anchor: 'account.oldestDueOn', offset: 'P5D' }, actions: [email] });
            expect(first).to.have.property('ok', true);
            if (!first.ok) return;
            const store = createDocumentStore({ kind: 'strategy', id: 'mine', text: JSON.stringify(value), revision: 1 });
            store.act(first.operation, 'first');
            value = store.getState().value;
            expect(errorsOf(value)).to.deep.equal([]);
          }
          for (const wish of list) value = check(value, wish);
        }),
        { numRuns: Number(process.env['RUNS'] ?? 60), examples: examples[String(flow['id'])] ?? [] },
      );
    }).timeout(120_000);
  }
});
