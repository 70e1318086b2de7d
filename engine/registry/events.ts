import { nameWords } from '../base/name-words.ts';
import type { FactType } from '../facts/catalog.ts';
import { type Catalog, defineFacts, type Fact } from '../facts/catalog.ts';

/** An event a definition can react to. */
export interface EventKind {
  readonly type: string;
  readonly label: string;
  /** Facts the event carries, visible to its guards as `event.<name>`. */
  readonly payload: Readonly<Record<string, FactType>>;
  /** Effects it can be the outcome of: such an event does not make a circle wait. Empty when it comes from outside. */
  readonly causedBy: readonly string[];
}

type EventInput = readonly [type: string, label: string, payload?: Readonly<Record<string, FactType>>, causedBy?: readonly string[]];

const item = { invoiceId: 'text', number: 'text', amount: 'money', dueOn: 'date' } as const;
const payment = { paymentId: 'text', amount: 'money', receivedOn: 'date', method: 'text', unapplied: 'money' } as const;
const promise = { promiseId: 'text', amount: 'money', dueOn: 'date', receivedAmount: 'money', missingAmount: 'money' } as const;
const plan = { planId: 'text', amount: 'money', installments: 'number', dueOn: 'date' } as const;
const planEnd = { planId: 'text', amount: 'money', missingAmount: 'money' } as const;
const dispute = { disputeId: 'text', invoiceId: 'text', amount: 'money', reason: 'text', outcome: 'text' } as const;
const hold = { holdId: 'text', reason: 'text', scope: 'text' } as const;
const notice = { channel: 'text', template: 'text', reason: 'text' } as const;
const call = {
  outcome: 'text',
  taskId: 'text',
  reached: 'text',
  answer: 'text',
  rightPerson: 'flag',
  direction: 'text',
  notPermitted: 'text',
  contactId: 'text',
} as const;
const task = { taskId: 'text', kind: 'text', outcome: 'text' } as const;

const inputs: readonly EventInput[] = [
  ['account.enrolled', 'Put on this strategy', {}, ['strategy.start']],
  ['account.overdue', 'Becomes overdue', { amount: 'money' }],
  ['account.settled', 'Nothing overdue any more', { amount: 'money' }],
  ['bucket.entered', 'Enters an aging bucket', { bucket: 'text', from: 'text' }],
  ['segment.changed', 'Segment changed', { segment: 'text', from: 'text', strategy: 'text' }],
  ['facts.changed', 'Data changed', {}, ['service.suspend', 'service.resume']],
  ['invoice.created', 'New invoice', item],
  ['invoice.due', 'An invoice falls due', item],
  ['invoice.paid', 'An invoice is paid', item],
  ['invoice.noted', 'Status of an invoice noted', { invoiceId: 'text', number: 'text', status: 'text', expectedOn: 'date' }],
  ['payment.received', 'Payment received', payment],
  ['payment.reported', 'Payment reported', { amount: 'money', paidOn: 'date', method: 'text' }],
  ['payment.reversed', 'Payment reversed', { paymentId: 'text', amount: 'money', reason: 'text' }],
  ['payment.failed', 'Payment failed', { amount: 'money', reason: 'text' }],
  ['promise.asked', 'Promise to pay waits for approval', { promiseId: 'text', amount: 'money', dueOn: 'date', broken: 'number' }],
  ['promise.declined', 'Promise to pay not approved', { promiseId: 'text', amount: 'money', dueOn: 'date' }],
  ['promise.made', 'Promise to pay made', { promiseId: 'text', amount: 'money', dueOn: 'date', coveragePercent: 'number', days: 'number' }],
  ['promise.kept', 'Promise kept', promise],
  ['promise.partlyKept', 'Promise partly kept', promise],
  ['promise.broken', 'Promise broken', promise],
  ['promise.cancelled', 'Promise cancelled', promise],
  ['plan.offered', 'Payment plan offered', plan],
  ['plan.accepted', 'Payment plan accepted', plan],
  ['plan.missed', 'Installment missed', { planId: 'text', installment: 'number', amount: 'money', dueOn: 'date', missingAmount: 'money' }],
  ['plan.completed', 'Payment plan completed', planEnd],
  ['plan.broken', 'Payment plan broken', planEnd],
  ['dispute.opened', 'Dispute opened', dispute],
  ['dispute.updated', 'Dispute updated', dispute, ['dispute.assign']],
  ['dispute.resolved', 'Dispute resolved', dispute, ['dispute.resolve']],
  ['hold.placed', 'Put on hold', hold, ['hold.place']],
  ['hold.lifted', 'Hold lifted', hold, ['hold.lift']],
  ['notice.sent', 'Message sent', notice, ['notice.send']],
  ['notice.delivered', 'Message delivered', notice, ['notice.send']],
  ['notice.bounced', 'Message bounced', notice, ['notice.send']],
  ['notice.failed', 'Message not sent', notice, ['notice.send']],
  ['notice.replied', 'Message answered', { channel: 'text', template: 'text', optOut: 'flag' }],
  ['call.completed', 'Call made', call],
  ['call.corrected', 'Call corrected', { ...call, was: 'text' }],
  ['task.completed', 'Task done', task],
  ['task.overdue', 'Task overdue', task],
  ['credit.changed', 'Credit status changed', { status: 'text' }, ['credit.hold', 'credit.release']],
];

export const coreEvents: ReadonlyMap<string, EventKind> = new Map(
  inputs.map(([type, label, payload = {}, causedBy = []]) => [type, { type, label, payload, causedBy }]),
);

/** Events people define by using them: `manual.<name>`, without a payload. */
export const MANUAL_EVENT = /^manual\.[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The event facts a set of events carries; of one name used with two types the first wins. */
export function catalogOfEvents(events: Iterable<EventKind>): Catalog {
  const facts = new Map<string, Pick<Fact, 'id' | 'type' | 'label'>>();
  for (const event of events) {
    for (const [name, type] of Object.entries(event.payload)) {
      const id = `event.${name}`;
      if (!facts.has(id)) facts.set(id, { id, type, label: eventFactLabel(name) });
    }
  }
  return defineFacts([...facts.values()]);
}

/** What the data an event carries is called, in a sentence about what just happened. */
const labels: Readonly<Record<string, string>> = {
  amount: 'the amount',
  answer: 'what was answered',
  bucket: 'the new age',
  channel: 'the channel',
  coveragePercent: 'share of the debt covered in percent',
  days: 'days until then',
  direction: 'whether it went out or came in',
  dueOn: 'the due day',
  expectedOn: 'the day it is expected to be paid',
  from: 'what it was before',
  kind: 'the kind of task',
  method: 'how it was paid',
  missingAmount: 'the amount still missing',
  notPermitted: 'why it was not permitted',
  number: 'the invoice number',
  optOut: 'whether the answer ends the channel',
  outcome: 'the outcome',
  paidOn: 'the day it was paid',
  reached: 'who was reached',
  reason: 'the reason',
  receivedAmount: 'the amount that came in',
  receivedOn: 'the day it came in',
  rightPerson: 'whether the right person was reached',
  scope: 'what the hold covers',
  segment: 'the new segment',
  status: 'the new status',
  strategy: 'the strategy of the new segment',
  template: 'the template',
  unapplied: 'what is left unapplied',
  was: 'what was said before',
};

function eventFactLabel(name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? name) : nameWords(name).toLowerCase();
}
