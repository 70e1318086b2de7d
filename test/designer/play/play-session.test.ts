import { expect } from 'chai';
import { toTest } from '#engine';
import { createDocumentStore } from '../../../designer/document/document-store.ts';
import type { JsonObject } from '../../../designer/document/json.ts';
import type { Beginning } from '../../../designer/play/beginning.ts';
import { compileFlow } from '../../../designer/play/compile-flow.ts';
import { attempt, back, begin, forward, playOf, restart, scriptOf, sessionOf } from '../../../designer/play/play-session.ts';
import { runTests } from '../../../designer/play/run-tests.ts';
import { turningOf } from '../../../designer/play/turning.ts';
import { stockFlow, stockRegistry, stockText } from '../schedule/stock-flows.ts';

const id = 'past-due-escalation';
const beginning: Beginning = { kind: 'madeUp', name: '', given: { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] } };

function opened() {
  const document = createDocumentStore({ kind: 'strategy', id, text: stockText('strategies', id), revision: 1 });
  const session = sessionOf(document);
  begin(session, beginning);
  const compiled = () => {
    const outcome = compileFlow(document.getState().value, stockRegistry);
    if (!outcome.ok) throw new Error('it has errors');
    return outcome.compiled;
  };
  return { document, session, compiled, played: () => playOf(compiled(), session.getState()) };
}

describe('a play of a draft', () => {
  it('goes to day 5, to day 15, and back and forward again', () => {
    const { session, compiled, played } = opened();

    attempt(session, compiled(), { kind: 'nextStep' });
    attempt(session, compiled(), { kind: 'nextTimer' });
    attempt(session, compiled(), { kind: 'nextTimer' });
    const there = played();

    expect(there.leaves).to.deep.equal(['chasing.calling']);
    back(session);
    expect(played().leaves).to.deep.equal(['chasing.reminded']);
    restart(session);
    expect(played().steps).to.deep.equal([]);
    for (let count = 0; count < 3; count += 1) forward(session);
    expect(played().steps).to.deep.equal(there.steps);
  });

  it('does nothing that is refused, and says why', () => {
    const { session, compiled } = opened();
    attempt(session, compiled(), { kind: 'nextStep' });

    const refusal = attempt(session, compiled(), { kind: 'event', type: 'promise.made', amount: 120_000, dueOn: '2026-01-01' });

    expect(refusal?.code).to.equal('promise.in_past');
    expect(session.getState().moves).to.have.length(1);
  });

  it('keeps what lies ahead only for the same act', () => {
    const { session, compiled } = opened();
    for (const kind of ['nextStep', 'nextTimer', 'nextTimer'] as const) attempt(session, compiled(), { kind });
    back(session);
    back(session);

    attempt(session, compiled(), { kind: 'nextTimer' });
    expect(session.getState().ahead).to.have.length(1);
    attempt(session, compiled(), { kind: 'nextDay' });
    expect(session.getState().ahead).to.have.length(0);
  });

  it('stays when the view is left, and belongs to one document', () => {
    const { document, session } = opened();

    expect(sessionOf(document)).to.equal(session);
    expect(opened().session).not.to.equal(session);
  });

  it('is not compiled anew when only boxes or tests change', () => {
    const { document, compiled } = opened();
    const before = compiled();

    document.act({ op: 'layout.move', positions: { promised: { x: 10, y: 10 } } }, 'Move');
    document.act({ op: 'field.set', pointer: '/tests/0/name', value: 'another' }, 'Rename');
    expect(compiled()).to.equal(before);
    document.act({ op: 'field.set', pointer: '/timers/day5/offset', value: 'P6D' }, 'Day 6');
    expect(compiled()).not.to.equal(before);
  });

  it('names the errors that keep a draft from being played', () => {
    const value = stockFlow('strategies', id);
    const broken = { ...value, timers: {} } as JsonObject;

    const outcome = compileFlow(broken, stockRegistry);

    expect(outcome.ok).to.equal(false);
    if (!outcome.ok) expect(outcome.errors.map(({ severity }) => severity)).to.include('error');
  });
});

describe('where a play goes another way', () => {
  function turned(change: (document: ReturnType<typeof opened>['document']) => void) {
    const { document, session, compiled, played } = opened();
    for (let count = 0; count < 4; count += 1) attempt(session, compiled(), { kind: 'nextStep' });
    const before = played();
    change(document);
    return { turning: turningOf(before, played(), compiled().chart), before };
  }

  it('is the first step that differs', () => {
    const { turning, before } = turned((document) =>
      document.act({ op: 'field.set', pointer: '/timers/day15/offset', value: 'P20D' }, 'Later'),
    );

    expect(turning?.index).to.equal(2);
    expect(turning?.was).to.equal(before.steps[2]);
    expect(turning?.is?.on).to.equal('2026-02-25');
  });

  it('is nowhere when a step was only renamed, or nothing changed on the way', () => {
    expect(turned((document) => document.act({ op: 'state.rename', path: 'chasing.reminded', name: 'mailed' }, 'Rename')).turning).to.equal(
      undefined,
    );
    expect(turned((document) => document.act({ op: 'state.rename', path: 'promised', name: 'said' }, 'Rename')).turning).to.equal(
      undefined,
    );
  });

  it('is where it comes to another step that was there before', () => {
    const ref = { source: 'chasing.reminded', trigger: { kind: 'timer', name: 'day15' }, index: 0 } as const;
    const { turning } = turned((document) => document.act({ op: 'transition.retarget', ref, target: 'chasing.escalated' }, 'Lead on'));

    expect(turning?.index).to.equal(2);
    expect(turning?.is?.after).to.deep.equal(['chasing.escalated']);
  });
});

describe('a run that is kept', () => {
  it('is a test that passes, until the flow decides otherwise', () => {
    const { document, session, compiled } = opened();
    attempt(session, compiled(), { kind: 'until', on: '2026-02-20' });
    attempt(session, compiled(), { kind: 'event', type: 'promise.made', amount: 120_000, dueOn: '2026-02-25' });
    attempt(session, compiled(), { kind: 'nextStep' });
    const test = toTest(compiled(), scriptOf(session.getState()), 'kept');

    document.act({ op: 'field.set', pointer: '/tests', value: [JSON.parse(JSON.stringify(test))] }, 'Save');
    expect(runTests(document.getState().value, stockRegistry)?.failures).to.deep.equal([[]]);
    document.act({ op: 'field.set', pointer: '/rules/coversDebt/all/0/value', value: 101 }, 'More');
    expect(runTests(document.getState().value, stockRegistry)?.failures[0]).not.to.deep.equal([]);
  });
});
