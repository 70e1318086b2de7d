import type { Facts, FactValue } from '../facts/catalog.ts';
import type { Book } from '../ledger/book.ts';
import type { MachineTest } from '../model/machine-test.ts';
import { usualAnswers, usualReached } from '../policy/calls.ts';
import type { Registry } from '../registry/registry.ts';

/** A field of an event a player fills in. */
export interface PlayField {
  readonly name: string;
  readonly kind: 'money' | 'date' | 'text' | 'invoice' | 'choice' | 'facts';
  readonly required: boolean;
  readonly choices?: readonly string[];
}

/** An event a player can have happen. */
export interface PlayableEvent {
  readonly type: string;
  readonly label: string;
  readonly fields: readonly PlayField[];
}

const amount: PlayField = { name: 'amount', kind: 'money', required: true };
const part: PlayField = { ...amount, required: false };
const invoice: PlayField = { name: 'invoice', kind: 'invoice', required: false };
const reason: PlayField = { name: 'reason', kind: 'text', required: false };
const outcome = (choices: readonly string[]): PlayField => ({ name: 'outcome', kind: 'choice', required: true, choices });

/** What may be said of each event, with what it becomes when it is left out known to the ledger. */
const fields: Readonly<Record<string, readonly PlayField[]>> = {
  'payment.received': [amount, invoice],
  'payment.reported': [amount, { name: 'paidOn', kind: 'date', required: false }],
  'payment.reversed': [reason],
  'payment.failed': [part, reason],
  'promise.made': [amount, { name: 'dueOn', kind: 'date', required: true }],
  'promise.cancelled': [],
  'dispute.opened': [part, invoice, reason],
  'dispute.resolved': [outcome(['accepted', 'rejected', 'expired'])],
  'hold.placed': [reason, { name: 'untilOn', kind: 'date', required: false }],
  'hold.lifted': [],
  'invoice.created': [amount, { name: 'dueOn', kind: 'date', required: true }],
  'notice.bounced': [{ name: 'channel', kind: 'text', required: false }, { name: 'template', kind: 'text', required: false }, reason],
  'notice.replied': [
    { name: 'channel', kind: 'text', required: false },
    { name: 'template', kind: 'text', required: false },
  ],
  'call.completed': [outcome([...usualReached.filter(({ leadsTo }) => leadsTo !== 'answer'), ...usualAnswers].map(({ id }) => id))],
  'task.completed': [
    { name: 'kind', kind: 'text', required: false },
    { name: 'outcome', kind: 'text', required: false },
  ],
  'facts.changed': [{ name: 'facts', kind: 'facts', required: true }],
};

/** What the ledger, the nights and the actions tell by themselves: a player does not. */
const byThemselves =
  /^(account|bucket|segment|score|invoice\.(due|paid)|promise\.(kept|partlyKept|broken)|plan|notice\.(sent|delivered)|credit)\b/;

/** The events a player can choose from: first those the product knows the fields of, then those of connectors. */
export function playableEvents(registry: Registry): PlayableEvent[] {
  const known = Object.keys(fields);
  const others = [...registry.events.keys()].filter((type) => !known.includes(type) && !byThemselves.test(type));
  return [...known, ...others].flatMap((type) => {
    const event = registry.events.get(type);
    if (!event) return [];
    const own = fields[type] ?? Object.keys(event.payload).map((name) => ({ name, kind: 'text' as const, required: false }));
    return [{ type, label: event.label, fields: own }];
  });
}

/** Facts a played account works out itself from its ledger and its course. */
const workedOut =
  /^account\.(?!ownerId|unitId|parentId|tags|kind|name|creditLimit|riskScore|segment$)|^(enrollment|event|invoice|dispute|clock)\./;

/**
 * A real account as the beginning of a play: what it owes now, and what it is. What it promised, paid and disputed
 * before is left behind: the play begins with the open amounts.
 */
export function givenOf(account: { readonly book: Book; readonly facts: Facts }): NonNullable<MachineTest['given']> {
  const { book, facts } = account;
  const country = facts['account.country'];
  const own = Object.entries(facts).filter((entry): entry is [string, FactValue] => entry[1] !== undefined && !workedOut.test(entry[0]));
  const open = book.invoices.filter((each) => each.openAmount > 0).slice(0, MOST_INVOICES);
  return {
    zone: book.account.zone,
    currency: book.account.currency,
    ...(typeof country === 'string' ? { country } : {}),
    invoices: open.map((each) => ({ number: each.number, amount: each.openAmount, dueOn: each.dueOn, issuedOn: each.issuedOn })),
    ...(own.length > 0 ? { facts: Object.fromEntries(own) } : {}),
  };
}

/** As many as a test may be given. */
const MOST_INVOICES = 50;
