import { type Conditions, pointer } from '#engine';
import { freshName } from '../document/fresh-name.ts';
import { isObject, type Json, sameJson } from '../document/json.ts';
import type { Draft } from './edit.ts';

/** The conditions that standing rules hang on. */
export type StandingCondition = 'coversDebt' | 'nothingToAsk' | 'somethingToAsk' | 'nothingDue' | 'wholeAccount' | 'mayGoOn';

type Named = StandingCondition | 'noneDueSoon';

/** What the conditions say in a strategy for accounts or for invoices, with reminders before the due date or without. */
function conditionsFor(value: Readonly<Record<string, unknown>>): Partial<Record<Named, Conditions>> {
  const coversDebt = { fact: 'event.coveragePercent', operator: 'greaterThanInclusive', value: 80 };
  if (value['subject'] === 'invoice') {
    return {
      coversDebt,
      nothingToAsk: { fact: 'invoice.disputedAmount', operator: 'greaterThanInclusive', value: { fact: 'invoice.openAmount' } },
      somethingToAsk: { fact: 'invoice.disputedAmount', operator: 'lessThan', value: { fact: 'invoice.openAmount' } },
      wholeAccount: { fact: 'event.scope', operator: 'equal', value: 'account' },
      mayGoOn: { all: [{ condition: 'wholeAccount' }, { condition: 'somethingToAsk' }] },
    };
  }
  const nothingPastDue = { fact: 'account.chaseableAmount', operator: 'equal', value: 0 };
  const somethingPastDue = { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 0 };
  const lead = value['startsBefore'];
  if (typeof lead !== 'string') {
    return {
      coversDebt,
      nothingToAsk: nothingPastDue,
      somethingToAsk: somethingPastDue,
    };
  }
  return {
    coversDebt,
    noneDueSoon: {
      any: [
        { fact: 'account.nextDueOn', operator: 'isMissing' } as Conditions,
        { fact: 'account.nextDueOn', operator: 'notWithinNext', value: lead },
      ],
    },
    nothingDue: { all: [{ fact: 'account.overdueAmount', operator: 'equal', value: 0 }, { condition: 'noneDueSoon' }] },
    nothingToAsk: { all: [nothingPastDue, { condition: 'noneDueSoon' }] },
    somethingToAsk: { any: [somethingPastDue, { fact: 'account.nextDueOn', operator: 'withinNext', value: lead }] },
  };
}

/** The name of a condition in this document: of one that says the same, else the usual one, added with those it rests on. */
export function conditionNamed(draft: Draft, wanted: StandingCondition): string {
  return named(draft, wanted, conditionsFor(draft.value));
}

function named(draft: Draft, wanted: Named, all: Partial<Record<Named, Conditions>>): string {
  const says = resolved(draft, all[wanted] as unknown as Json, all);
  const there = isObject(draft.value['rules']) ? draft.value['rules'] : {};
  const same = Object.keys(there).find((name) => sameJson(there[name], says));
  if (same !== undefined) return same;
  const name = freshName(wanted, { has: (each) => Object.hasOwn(there, each) });
  draft.set(pointer('rules', name), says, undefined);
  return name;
}

/** The conditions with those they rest on under the names they have in this document. */
function resolved(draft: Draft, says: Json, all: Partial<Record<Named, Conditions>>): Json {
  if (Array.isArray(says)) return says.map((each) => resolved(draft, each, all));
  if (!isObject(says)) return says;
  return Object.fromEntries(
    Object.entries(says).map(([key, member]) => [
      key,
      key === 'condition' ? named(draft, member as Named, all) : resolved(draft, member as Json, all),
    ]),
  );
}
