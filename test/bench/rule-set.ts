import type { Conditions } from '#engine';

/** Rules of the stock strategies that others refer to. */
export const namedRules: Readonly<Record<string, Conditions>> = {
  chaseable: { all: [{ fact: 'account.chaseableAmount', operator: 'greaterThan', value: 500 }] },
  noneDueSoon: {
    any: [
      { fact: 'account.nextDueOn', operator: 'isMissing', value: true },
      { fact: 'account.nextDueOn', operator: 'notWithinNext', value: 'P10D' },
    ],
  },
  nothingToAsk: { all: [{ fact: 'account.chaseableAmount', operator: 'equal', value: 0 }, { condition: 'noneDueSoon' }] },
  worthStopping: {
    all: [
      { fact: 'account.chaseableAmount', operator: 'greaterThanInclusive', value: 10_000 },
      { fact: 'account.disputedAmount', operator: 'equal', value: 0 },
      { fact: 'account.heldAmount', operator: 'equal', value: 0 },
    ],
  },
  brokeTwice: { fact: 'account.promisesBroken12m', operator: 'greaterThanInclusive', value: 2 },
  over60: { fact: 'account.daysPastDue', operator: 'greaterThan', value: 60 },
};

/** Twenty rules: the first fourteen from `definitions/`, the others as a manager would write them next. */
export const ruleSet: readonly Conditions[] = [
  { condition: 'chaseable' },
  {
    all: [
      { condition: 'chaseable' },
      { fact: 'account.disputedAmount', operator: 'equal', value: 0 },
      { fact: 'enrollment.noticesDelivered', operator: 'greaterThanInclusive', value: 1 },
    ],
  },
  { all: [{ fact: 'account.overdueAmount', operator: 'equal', value: 0 }, { condition: 'noneDueSoon' }] },
  { not: { condition: 'nothingToAsk' } },
  { condition: 'worthStopping' },
  {
    all: [
      { condition: 'worthStopping' },
      { fact: 'account.daysPastDue', operator: 'greaterThanInclusive', value: 15 },
      { fact: 'enrollment.noticesDelivered', operator: 'greaterThanInclusive', value: 2 },
    ],
  },
  {
    any: [
      { fact: 'account.serviceStatus', operator: 'equal', value: 'suspended' },
      { fact: 'account.creditStatus', operator: 'equal', value: 'held' },
    ],
  },
  {
    all: [
      { fact: 'enrollment.noticesDelivered', operator: 'greaterThanInclusive', value: 2 },
      { fact: 'account.disputedAmount', operator: 'equal', value: 0 },
    ],
  },
  {
    any: [
      { fact: 'account.tags', operator: 'contains', value: 'legal' },
      { fact: 'account.tags', operator: 'contains', value: 'agency' },
      { fact: 'account.tags', operator: 'contains', value: 'insolvency' },
    ],
  },
  {
    any: [
      { fact: 'custom.keyAccount', operator: 'equal', value: true },
      {
        all: [
          { fact: 'account.paidInvoices12m', operator: 'greaterThanInclusive', value: 3 },
          { fact: 'account.meanDaysLate12m', operator: 'lessThanInclusive', value: 5 },
          { fact: 'account.promisesBroken12m', operator: 'equal', value: 0 },
        ],
      },
    ],
  },
  {
    all: [
      { fact: 'account.kind', operator: 'equal', value: 'business' },
      { fact: 'account.openAmount', operator: 'greaterThanInclusive', value: 1_000_000 },
    ],
  },
  {
    all: [
      { fact: 'account.promisesBroken12m', operator: 'greaterThan', value: 0 },
      { fact: 'account.promiseOpenAmount', operator: 'equal', value: 0 },
      { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 0 },
    ],
  },
  {
    all: [
      { fact: 'account.promiseDueOn', operator: 'onOrBefore', value: { fact: 'clock.today' } },
      { fact: 'account.promiseOpenAmount', operator: 'greaterThan', value: 0 },
    ],
  },
  { all: [{ condition: 'over60' }, { condition: 'brokeTwice' }] },
  {
    all: [
      { fact: 'account.openAmount', operator: 'greaterThan', value: { fact: 'account.creditLimit' } },
      {
        any: [
          { fact: 'account.riskScore', operator: 'greaterThanInclusive', value: 70 },
          { fact: 'account.bucket', operator: 'in', value: ['61-90', '>90'] },
        ],
      },
      { not: { fact: 'account.serviceStatus', operator: 'equal', value: 'suspended' } },
    ],
  },
  {
    all: [
      { fact: 'account.country', operator: 'in', value: ['GB', 'DE', 'FR'] },
      { fact: 'account.lastPaymentOn', operator: 'notWithinLast', value: 'P45D' },
      { fact: 'account.overdueAmount', operator: 'between', value: [10_000, 500_000] },
    ],
  },
  {
    all: [
      { fact: 'account.chaseableAmount', operator: 'lessThan', value: 25_000 },
      { fact: 'account.openInvoices', operator: 'greaterThan', value: 2 },
      {
        any: [
          { fact: 'account.disputedAmount', operator: 'equal', value: 0 },
          {
            all: [
              { fact: 'account.openDisputes', operator: 'lessThanInclusive', value: 1 },
              { fact: 'account.heldAmount', operator: 'equal', value: 0 },
            ],
          },
        ],
      },
    ],
  },
  {
    any: [
      {
        all: [
          { fact: 'parent.openAmount', operator: 'greaterThan', value: 5_000_000 },
          { fact: 'account.overdueInvoices', operator: 'greaterThanInclusive', value: 3 },
        ],
      },
      {
        all: [
          { fact: 'account.creditStatus', operator: 'equal', value: 'held' },
          { fact: 'account.promiseOpenAmount', operator: 'equal', value: 0 },
        ],
      },
    ],
  },
  {
    all: [
      { fact: 'account.oldestDueOn', operator: 'before', value: '2026-01-15' },
      { fact: 'account.meanDaysLate12m', operator: 'greaterThanInclusive', value: 10 },
      {
        not: {
          all: [
            { fact: 'account.unappliedAmount', operator: 'greaterThan', value: 0 },
            { fact: 'account.currency', operator: 'equal', value: 'USD' },
          ],
        },
      },
    ],
  },
  {
    any: [
      { fact: 'account.ownerId', operator: 'isMissing', value: true },
      {
        all: [
          { fact: 'account.unitId', operator: 'startsWith', value: 'emea' },
          { fact: 'account.kind', operator: 'equal', value: 'business' },
          { fact: 'account.openInvoices', operator: 'notBetween', value: [2, 6] },
        ],
      },
    ],
  },
];
