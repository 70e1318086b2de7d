import type { LocalDate, PaymentPlan, PlanView } from '#engine';

/** A payment plan as of a day; `openAmount` is what is still open on its invoices. */
export function planView(
  plan: PaymentPlan,
  context: {
    readonly currency: string;
    readonly today: LocalDate;
    readonly openAmount: number;
    readonly numbers: ReadonlyMap<string, string>;
    readonly by: PlanView['by'];
  },
): PlanView {
  const { currency, today, openAmount, numbers, by } = context;
  const money = (amount: number): PlanView['total'] => ({ amount, currency });
  const total = plan.installments.reduce((sum, { amount }) => sum + amount, 0);
  const hasLapsed = plan.status === 'offered' && (today > plan.openUntil || today > (plan.installments[0]?.dueOn ?? today));
  return {
    id: plan.id,
    status: hasLapsed ? 'lapsed' : plan.status,
    total: money(total),
    received: money(plan.status === 'active' ? (plan.startAmount ?? 0) - openAmount : keptOf(plan)),
    invoices: plan.invoiceIds.map((id) => ({ id, number: numbers.get(id) ?? id })),
    installments: plan.installments.map(({ dueOn, amount, status }) => ({ dueOn, amount: money(amount), status })),
    offeredOn: plan.offeredOn,
    openUntil: plan.openUntil,
    ...(plan.acceptedOn === undefined ? {} : { acceptedOn: plan.acceptedOn }),
    ...(plan.endedOn === undefined ? {} : { endedOn: plan.endedOn }),
    misses: plan.misses,
    ...(by === undefined ? {} : { by }),
  };
}

function keptOf({ installments }: PaymentPlan): number {
  return installments.reduce((sum, { status, amount }) => (status === 'kept' ? sum + amount : sum), 0);
}
