import { expect } from 'chai';
import { createMachine, initialTransition } from 'xstate';
import { type Definition, lint, type MachineTest, parseDefinition, runFlowTests } from '#engine';
import { designExample } from '../../support/design-example.ts';
import { houseRegistry } from '../../support/flow-builder.ts';

type Event = NonNullable<MachineTest['events']>[number] & Readonly<Record<string, unknown>>;
type Row = NonNullable<MachineTest['expect']>[number];

/** Failures of one test played on the example. */
function failures(
  events: Event[],
  rows: Row[],
  given: MachineTest['given'] = { invoices: [{ amount: 120_000, dueOn: '2026-02-05' }] },
): string[] {
  const { results } = runFlowTests({ ...designExample, tests: [{ name: 't', given, events, expect: rows }] }, houseRegistry);
  return results.flatMap((result) => result.failures.map((failure) => `${failure.pointer} ${failure.message}`));
}

describe('the example of the design', () => {
  it('is read back as it was written, and lint has nothing against it', () => {
    const parsed = parseDefinition(JSON.stringify(designExample));

    expect(parsed).to.deep.equal({ ok: true, definition: designExample });
    expect(lint(designExample as Definition, houseRegistry).filter((fault) => fault.severity === 'error')).to.deep.equal([]);
  });

  it('loads in XState as it stands', () => {
    const delays = Object.fromEntries(Object.keys(designExample.timers ?? {}).map((name) => [name, () => Number.POSITIVE_INFINITY]));
    const [snapshot] = initialTransition(createMachine(designExample.machine as never, { delays } as never));

    expect(snapshot.value).to.deep.equal({ chasing: 'watching' });
  });

  it('steps as its test says', () => {
    expect(runFlowTests(designExample, houseRegistry).results.flatMap((result) => result.failures)).to.deep.equal([]);
  });

  it('is red when one thing is otherwise', () => {
    const [test] = designExample.tests ?? [];
    const mutants: readonly ((text: string) => string)[] = [
      (text) => text.replace('"offset":"P5D","at"', '"offset":"P6D","at"'),
      (text) => text.replace('"offset":"P15D"', '"offset":"P16D"'),
      (text) => text.replace('"at":"09:00"', '"at":"09:00","zone":"Pacific/Kiritimati"'),
      (text) => text.replace('{"guard":"maySuspend","target":"suspended"}', '{"guard":"allDisputed","target":"suspended"}'),
      (text) => text.replace('"greaterThanInclusive","value":80', '"greaterThanInclusive","value":101'),
      (text) => text.replace('"account.settled":"restored"', '"account.settled":"#past-due-escalation.cured"'),
      (text) => text.replace('{"type":"service.suspend"},', ''),
    ];
    for (const [index, mutate] of mutants.entries()) {
      const text = JSON.stringify({ ...designExample, tests: [test] });
      expect(mutate(text), `mutant ${index}`).not.to.equal(text);
      const { results } = runFlowTests(JSON.parse(mutate(text)), houseRegistry);
      const red = results.some((result) => result.failures.length > 0);
      expect(red, `mutant ${index}`).to.equal(true);
    }
  });

  it('rolls a reminder from Saturday to Monday', () => {
    const given = { invoices: [{ amount: 120_000, dueOn: '2026-03-02' }] };

    expect(
      failures(
        [],
        [
          { on: '2026-03-07', state: 'chasing.watching', effects: [] },
          { on: '2026-03-09', state: 'chasing.reminded', effects: ['notice.send'] },
        ],
        given,
      ),
    ).to.deep.equal([]);
  });

  it('ends the chase at once when everything is paid, before the promise is called kept', () => {
    const events: Event[] = [
      { on: '2026-02-12', type: 'promise.made', amount: 120_000, dueOn: '2026-02-20' },
      { on: '2026-02-14', type: 'payment.received', amount: 120_000 },
    ];

    expect(failures(events, [{ on: '2026-02-14', state: 'cured', ended: true, effects: [] }])).to.deep.equal([]);
  });

  it('goes back to calling when the promise is kept in part', () => {
    const events: Event[] = [
      { on: '2026-02-12', type: 'promise.made', amount: 100_000, dueOn: '2026-02-17' },
      { on: '2026-02-16', type: 'payment.received', amount: 50_000 },
    ];

    expect(
      failures(events, [
        { on: '2026-02-17', state: 'promised' },
        { on: '2026-02-18', at: '08:00', state: 'chasing.calling' },
      ]),
    ).to.deep.equal([]);
  });

  it('does not move for a promise that covers too little', () => {
    expect(
      failures(
        [{ on: '2026-02-12', type: 'promise.made', amount: 90_000, dueOn: '2026-02-17' }],
        [{ on: '2026-02-12', state: 'chasing.reminded' }],
      ),
    ).to.deep.equal([]);
  });

  it('waits while all is disputed, and goes on with a bucket when another invoice is late', () => {
    const events: Event[] = [
      { on: '2026-02-12', type: 'dispute.opened' },
      { on: '2026-02-20', type: 'invoice.created', amount: 5000, dueOn: '2026-02-25' },
    ];

    expect(
      failures(events, [
        { on: '2026-02-25', state: 'disputed' },
        { on: '2026-03-08', state: 'chasing' },
      ]),
    ).to.deep.equal([]);
  });
});
