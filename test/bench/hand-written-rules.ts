import { addDays, type LocalDate } from '#engine';

/** Facts as somebody would type them who writes the rules in TypeScript. */
export interface TypedFacts {
  readonly 'account.openAmount': number;
  readonly 'account.overdueAmount': number;
  readonly 'account.disputedAmount': number;
  readonly 'account.heldAmount': number;
  readonly 'account.unappliedAmount': number;
  readonly 'account.chaseableAmount': number;
  readonly 'account.promiseOpenAmount': number;
  readonly 'account.daysPastDue': number;
  readonly 'account.openInvoices': number;
  readonly 'account.overdueInvoices': number;
  readonly 'account.openDisputes': number;
  readonly 'account.promisesBroken12m': number;
  readonly 'account.paidInvoices12m': number;
  readonly 'account.meanDaysLate12m'?: number;
  readonly 'account.creditLimit'?: number;
  readonly 'account.riskScore'?: number;
  readonly 'account.oldestDueOn'?: LocalDate;
  readonly 'account.nextDueOn'?: LocalDate;
  readonly 'account.promiseDueOn'?: LocalDate;
  readonly 'account.lastPaymentOn'?: LocalDate;
  readonly 'account.bucket': string;
  readonly 'account.kind': string;
  readonly 'account.currency': string;
  readonly 'account.country'?: string;
  readonly 'account.ownerId'?: string;
  readonly 'account.unitId'?: string;
  readonly 'account.tags': readonly string[];
  readonly 'account.serviceStatus': string;
  readonly 'account.creditStatus': string;
  readonly 'parent.openAmount'?: number;
  readonly 'custom.keyAccount'?: boolean;
  readonly 'enrollment.noticesDelivered': number;
}

/** The twenty rules of `rule-set.ts`, written by hand for one day: 1 or 0 for each into `out`. */
export function judgeByHand(today: LocalDate): (facts: TypedFacts, out: Uint8Array) => void {
  const in10Days = addDays(today, 10);
  const before45Days = addDays(today, -45);
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: twenty rules in one function is what is measured against
  return (facts, out) => {
    const open = facts['account.openAmount'];
    const overdue = facts['account.overdueAmount'];
    const disputed = facts['account.disputedAmount'];
    const held = facts['account.heldAmount'];
    const toChase = facts['account.chaseableAmount'];
    const promised = facts['account.promiseOpenAmount'];
    const daysPastDue = facts['account.daysPastDue'];
    const invoices = facts['account.openInvoices'];
    const broken = facts['account.promisesBroken12m'];
    const meanDaysLate = facts['account.meanDaysLate12m'];
    const creditLimit = facts['account.creditLimit'];
    const risk = facts['account.riskScore'];
    const oldestDueOn = facts['account.oldestDueOn'];
    const nextDueOn = facts['account.nextDueOn'];
    const promiseDueOn = facts['account.promiseDueOn'];
    const lastPaymentOn = facts['account.lastPaymentOn'];
    const bucket = facts['account.bucket'];
    const kind = facts['account.kind'];
    const country = facts['account.country'];
    const unitId = facts['account.unitId'];
    const tags = facts['account.tags'];
    const service = facts['account.serviceStatus'];
    const credit = facts['account.creditStatus'];
    const groupOpen = facts['parent.openAmount'];
    const delivered = facts['enrollment.noticesDelivered'];

    const chaseable = toChase > 500;
    const noneDueSoon = nextDueOn === undefined || !(nextDueOn >= today && nextDueOn <= in10Days);
    const worthStopping = toChase >= 10_000 && disputed === 0 && held === 0;
    out[0] = chaseable ? 1 : 0;
    out[1] = chaseable && disputed === 0 && delivered >= 1 ? 1 : 0;
    out[2] = overdue === 0 && noneDueSoon ? 1 : 0;
    out[3] = !(toChase === 0 && noneDueSoon) ? 1 : 0;
    out[4] = worthStopping ? 1 : 0;
    out[5] = worthStopping && daysPastDue >= 15 && delivered >= 2 ? 1 : 0;
    out[6] = service === 'suspended' || credit === 'held' ? 1 : 0;
    out[7] = delivered >= 2 && disputed === 0 ? 1 : 0;
    out[8] = tags.includes('legal') || tags.includes('agency') || tags.includes('insolvency') ? 1 : 0;
    out[9] =
      facts['custom.keyAccount'] === true ||
      (facts['account.paidInvoices12m'] >= 3 && meanDaysLate !== undefined && meanDaysLate <= 5 && broken === 0)
        ? 1
        : 0;
    out[10] = kind === 'business' && open >= 1_000_000 ? 1 : 0;
    out[11] = broken > 0 && promised === 0 && toChase > 0 ? 1 : 0;
    out[12] = promiseDueOn !== undefined && promiseDueOn <= today && promised > 0 ? 1 : 0;
    out[13] = daysPastDue > 60 && broken >= 2 ? 1 : 0;
    out[14] =
      creditLimit !== undefined &&
      open > creditLimit &&
      ((risk !== undefined && risk >= 70) || bucket === '61-90' || bucket === '>90') &&
      service !== 'suspended'
        ? 1
        : 0;
    out[15] =
      (country === 'GB' || country === 'DE' || country === 'FR') &&
      lastPaymentOn !== undefined &&
      !(lastPaymentOn >= before45Days && lastPaymentOn <= today) &&
      overdue >= 10_000 &&
      overdue <= 500_000
        ? 1
        : 0;
    out[16] = toChase < 25_000 && invoices > 2 && (disputed === 0 || (facts['account.openDisputes'] <= 1 && held === 0)) ? 1 : 0;
    out[17] =
      (groupOpen !== undefined && groupOpen > 5_000_000 && facts['account.overdueInvoices'] >= 3) || (credit === 'held' && promised === 0)
        ? 1
        : 0;
    out[18] =
      oldestDueOn !== undefined &&
      oldestDueOn < '2026-01-15' &&
      meanDaysLate !== undefined &&
      meanDaysLate >= 10 &&
      !(facts['account.unappliedAmount'] > 0 && facts['account.currency'] === 'USD')
        ? 1
        : 0;
    out[19] =
      facts['account.ownerId'] === undefined ||
      (unitId?.startsWith('emea') === true && kind === 'business' && (invoices < 2 || invoices > 6))
        ? 1
        : 0;
  };
}
