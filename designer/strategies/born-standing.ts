import type { Conditions, Strategy } from '#engine';
import { type BornForm, leadDays } from './born-form.ts';

/** The conditions that the answers to promises, disputes and holds depend on. */
export function bornRules(form: BornForm): Record<string, Conditions> {
  const coversDebt = { fact: 'event.coveragePercent', operator: 'greaterThanInclusive', value: 80 };
  const somethingToAsk = { not: { condition: 'nothingToAsk' } };
  if (form.subject === 'invoice') {
    return {
      coversDebt,
      nothingToAsk: { fact: 'invoice.disputedAmount', operator: 'greaterThanInclusive', value: { fact: 'invoice.openAmount' } },
      somethingToAsk,
      wholeAccount: { fact: 'event.scope', operator: 'equal', value: 'account' },
      mayGoOn: { all: [{ condition: 'wholeAccount' }, { condition: 'somethingToAsk' }] },
    };
  }
  const nothingPastDue = { fact: 'account.chaseableAmount', operator: 'equal', value: 0 };
  const lead = leadDays(form);
  if (lead === undefined) return { nothingToAsk: nothingPastDue, somethingToAsk, coversDebt };
  return {
    noneDueSoon: {
      any: [
        { fact: 'account.nextDueOn', operator: 'isMissing' } as Conditions,
        { fact: 'account.nextDueOn', operator: 'notWithinNext', value: `P${lead}D` },
      ],
    },
    nothingDue: { all: [{ fact: 'account.overdueAmount', operator: 'equal', value: 0 }, { condition: 'noneDueSoon' }] },
    nothingToAsk: { all: [nothingPastDue, { condition: 'noneDueSoon' }] },
    somethingToAsk,
    coversDebt,
  };
}

/** What happens whatever step an account is in. */
export function standingRules(form: BornForm): NonNullable<Strategy['machine']['on']> {
  const isEarly = leadDays(form) !== undefined;
  const bounced = { kind: 'follow-up', title: 'A message came back: find an address that works', dueIn: 'P2D', keep: true };
  return {
    ...(form.subject === 'invoice'
      ? { 'invoice.paid': '.settled' }
      : { 'account.settled': '.settled', ...(isEarly ? { 'invoice.paid': { guard: 'nothingDue', target: '.settled' } } : {}) }),
    'promise.made': { guard: 'coversDebt', target: '.promised' },
    'dispute.opened': { guard: 'nothingToAsk', target: '.paused' },
    'hold.placed': { guard: form.subject === 'invoice' ? 'wholeAccount' : 'nothingToAsk', target: '.paused' },
    'notice.bounced': { actions: [{ type: 'task.create', params: bounced }] },
  };
}
