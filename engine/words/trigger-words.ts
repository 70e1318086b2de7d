import { nameWords } from '../base/name-words.ts';
import { matchesWildcard, type Trigger } from '../machine/chart.ts';
import type { Timer } from '../model/timer.ts';
import type { Registry } from '../registry/registry.ts';
import { timerParts, timerWords } from './timer-words.ts';

/** What happens as it stands on a path, and as it stands after "when". */
type Said = readonly [label: string, clause: string];

const events: Readonly<Record<string, Said>> = {
  'account.enrolled': ['put on this strategy', 'the account is put on this strategy'],
  'account.overdue': ['becomes overdue', 'the account becomes overdue'],
  'account.settled': ['paid in full', 'paid in full'],
  'bucket.entered': ['new aging bucket', 'the account enters another aging bucket'],
  'segment.changed': ['segment changed', 'the segment changes'],
  'facts.changed': ['data changed', 'data of the account change'],
  'invoice.created': ['new invoice', 'a new invoice comes in'],
  'invoice.due': ['an invoice falls due', 'an invoice falls due'],
  'invoice.paid': ['an invoice is paid', 'an invoice is paid'],
  'payment.received': ['payment received', 'a payment comes in'],
  'payment.reported': ['payment reported', 'the customer reports a payment'],
  'payment.reversed': ['payment reversed', 'a payment is taken back'],
  'payment.failed': ['payment failed', 'a payment fails'],
  'promise.asked': ['promise waits for approval', 'a promise waits for approval'],
  'promise.declined': ['promise not approved', 'a promise is not approved'],
  'promise.made': ['promise made', 'a promise to pay is made'],
  'promise.kept': ['promise kept', 'a promise is kept'],
  'promise.partlyKept': ['promise partly kept', 'a promise is partly kept'],
  'promise.broken': ['promise broken', 'a promise is broken'],
  'promise.cancelled': ['promise withdrawn', 'a promise is withdrawn'],
  'plan.offered': ['payment plan offered', 'a payment plan is offered'],
  'plan.accepted': ['payment plan accepted', 'a payment plan is accepted'],
  'plan.missed': ['installment missed', 'an installment is missed'],
  'plan.completed': ['payment plan completed', 'a payment plan is completed'],
  'plan.broken': ['payment plan broken', 'a payment plan is broken'],
  'dispute.opened': ['dispute opened', 'a dispute is opened'],
  'dispute.updated': ['dispute updated', 'a dispute is updated'],
  'dispute.resolved': ['dispute resolved', 'a dispute is resolved'],
  'hold.placed': ['put on hold', 'the account is put on hold'],
  'hold.lifted': ['hold lifted', 'the hold is lifted'],
  'notice.sent': ['message sent', 'a message is sent'],
  'notice.delivered': ['message delivered', 'a message is delivered'],
  'notice.bounced': ['message bounced', 'a message bounces'],
  'notice.failed': ['message not sent', 'a message cannot be sent'],
  'notice.replied': ['message answered', 'a message is answered'],
  'call.completed': ['call made', 'a call is made'],
  'call.corrected': ['call corrected', 'what came of a call is corrected'],
  'invoice.noted': ['invoice status noted', 'the status of an invoice is noted'],
  'task.completed': ['task done', 'a task is done'],
  'task.overdue': ['task overdue', 'a task is overdue'],
  'credit.changed': ['credit status changed', 'the credit status changes'],
};

/** What events of one first word have in common, for a path that reacts to all of them. */
const families: Readonly<Record<string, string>> = {
  payment: 'payment',
  promise: 'promise',
  plan: 'payment plan',
  dispute: 'dispute',
  hold: 'hold',
  notice: 'message',
  task: 'task',
  invoice: 'invoice',
  manual: 'decision',
};

/** What sets a path off, as it stands on it: `paid in full`, `promise broken`, `day 15 past due, 09:00, business days`. */
export function triggerWords(trigger: Trigger, registry: Registry, timers: Readonly<Record<string, Timer>> = {}): string {
  switch (trigger.kind) {
    case 'event':
      return eventWords(trigger.name, registry);
    case 'timer': {
      const timer = Object.hasOwn(timers, trigger.name) ? timers[trigger.name] : undefined;
      return timer ? timerWords(timer, registry) : `after “${nameWords(trigger.name)}”`;
    }
    case 'always':
      return 'at once';
    case 'done':
      return 'when all inside is done';
  }
}

/** The same as the beginning of a sentence: `when a promise is broken`, `on day 15 past due, 09:00, business days`. */
export function whenWords(trigger: Trigger, registry: Registry, timers: Readonly<Record<string, Timer>> = {}): string {
  if (trigger.kind === 'event') return `when ${events[trigger.name]?.[1] ?? whenOther(trigger.name, registry)}`;
  const words = triggerWords(trigger, registry, timers);
  const timer = trigger.kind === 'timer' && Object.hasOwn(timers, trigger.name) ? timers[trigger.name] : undefined;
  return timer && /^day \d/.test(timerParts(timer, registry).lead) ? `on ${words}` : words;
}

/** An event as it stands on a path; of one that people raise by hand its name. */
export function eventWords(type: string, registry: Registry): string {
  const said = events[type]?.[0];
  if (said !== undefined) return said;
  if (type.endsWith('.*')) return `any ${familyWords(type, registry)}`;
  if (type.startsWith('manual.')) return `“${nameWords(type.slice('manual.'.length))}”`;
  const label = registry.events.get(type)?.label;
  return label === undefined ? nameWords(type.replaceAll('.', ' ')).toLowerCase() : label.charAt(0).toLowerCase() + label.slice(1);
}

function whenOther(type: string, registry: Registry): string {
  if (type.startsWith('manual.') && !type.endsWith('.*')) return `somebody decides ${eventWords(type, registry)}`;
  return type.endsWith('.*') ? `there is ${eventWords(type, registry)}` : eventWords(type, registry);
}

function familyWords(wildcard: string, registry: Registry): string {
  const family = wildcard.slice(0, -2);
  const count = [...registry.events.keys()].filter((type) => matchesWildcard(wildcard, type)).length;
  const word = families[family] ?? nameWords(family).toLowerCase();
  return count === 1 || family === 'manual' ? word : `${word} event`;
}
