import { decimalOf, isLocalDate, isZone } from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';
import type { Given } from './beginning.ts';

/** What an account owes and where it is, as it is being typed. */
export interface GivenDraft {
  readonly currency: string;
  readonly zone: string;
  readonly startOn: string;
  readonly invoices: readonly InvoiceDraft[];
  readonly disputeAmount: string;
  readonly disputeReason: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface InvoiceDraft {
  readonly id: number;
  readonly amount: string;
  readonly dueOn: string;
  /** What else the invoice says, kept as it is. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export function draftOfGiven(
  given: Given,
  startOn: string | undefined,
  defaults: { readonly currency: string; readonly zone: string },
): GivenDraft {
  const currency = given.currency ?? defaults.currency;
  return {
    currency,
    zone: given.zone ?? defaults.zone,
    startOn: startOn ?? given.startOn ?? '',
    invoices: (given.invoices ?? []).map(({ amount, dueOn, ...rest }, id) => ({ id, amount: decimalOf(amount, currency), dueOn, rest })),
    disputeAmount: given.dispute?.amount === undefined ? '' : decimalOf(given.dispute.amount, currency),
    disputeReason: given.dispute?.reason ?? '',
    facts: given.facts ?? {},
  };
}

export function withInvoice(draft: GivenDraft, dueOn: string): GivenDraft {
  const id = Math.max(-1, ...draft.invoices.map((each) => each.id)) + 1;
  return { ...draft, invoices: [...draft.invoices, { id, amount: '', dueOn, rest: {} }] };
}

/** Whether everything that is typed can be read; what is half typed is nothing yet. */
export function isReadable(draft: GivenDraft): boolean {
  const { currency, zone, startOn, invoices, disputeAmount } = draft;
  return (
    /^[A-Z]{3}$/.test(currency) &&
    isZone(zone) &&
    (startOn === '' || isLocalDate(startOn)) &&
    invoices.every(({ amount, dueOn }) => (typedAmount(amount, currency) ?? 0) > 0 && isLocalDate(dueOn)) &&
    (disputeAmount === '' || (typedAmount(disputeAmount, currency) ?? 0) > 0)
  );
}

/** What a test that says nothing about it takes. */
export const plainWorld = { currency: 'USD', zone: 'America/New_York' } as const;

/** The same as a test has it. What it does not name of `before` (its country) stays, and what goes without saying is not said. */
export function givenOfDraft(draft: GivenDraft, before: Given = {}): Given {
  const { currency, disputeAmount, disputeReason } = draft;
  const { startOn: _, invoices: __, dispute, facts: ___, currency: saidCurrency, zone: saidZone, ...rest } = before;
  const disputed = disputeAmount === '' ? undefined : typedAmount(disputeAmount, currency);
  const { amount: ____, reason: _____, ...others } = dispute ?? {};
  const said = {
    ...others,
    ...(disputed === undefined ? {} : { amount: disputed }),
    ...(disputeReason === '' ? {} : { reason: disputeReason }),
  };
  return {
    ...rest,
    ...(saidCurrency === undefined && currency === plainWorld.currency ? {} : { currency }),
    ...(saidZone === undefined && draft.zone === plainWorld.zone ? {} : { zone: draft.zone }),
    ...(draft.startOn === '' ? {} : { startOn: draft.startOn }),
    ...(draft.invoices.length === 0
      ? {}
      : {
          invoices: draft.invoices.map(({ amount, dueOn, rest: more }) => ({ ...more, amount: typedAmount(amount, currency) ?? 0, dueOn })),
        }),
    ...(Object.keys(said).length === 0 ? {} : { dispute: said }),
    ...(Object.keys(draft.facts).length === 0 ? {} : { facts: draft.facts }),
  };
}
