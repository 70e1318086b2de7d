import { useTranslation } from 'react-i18next';
import { TextInput } from '../../elements/field.tsx';
import { moneyText } from '../../elements/money.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { InvoiceBox, type OpenInvoice } from './invoice-picker.tsx';

type Amounts = Readonly<Record<string, string>>;

/** The amounts that can be read, by invoice. */
export function namedAmounts(amounts: Amounts, currency: string): { readonly invoiceId: string; readonly amount: number }[] {
  return Object.entries(amounts).flatMap(([invoiceId, text]) => {
    const amount = typedAmount(text, currency);
    return amount !== undefined && amount > 0 ? [{ invoiceId, amount }] : [];
  });
}

interface InvoiceAmountsProps {
  readonly invoices: readonly OpenInvoice[];
  readonly amounts: Amounts;
  readonly onChange: (amounts: Amounts) => void;
  readonly fault?: string | undefined;
}

/** How much of a payment goes to which invoice. */
export function InvoiceAmounts({ invoices, amounts, onChange, fault }: InvoiceAmountsProps) {
  const { t } = useTranslation('account');
  const currency = invoices[0]?.open.currency;
  const named = currency === undefined ? [] : namedAmounts(amounts, currency);
  const amount = named.reduce((sum, each) => sum + each.amount, 0);
  return (
    <InvoiceBox
      invoices={invoices}
      fault={fault}
      {...(currency === undefined || named.length === 0
        ? {}
        : { sum: t('record.invoices.named', { amount: moneyText({ amount, currency }) }) })}
      row={(invoice, about) => (
        <div className="row">
          {about}
          <TextInput
            data-figures=""
            inputMode="decimal"
            autoComplete="off"
            aria-label={t('record.invoices.amountOf', { number: invoice.number })}
            style={{ width: 96 }}
            value={amounts[invoice.id] ?? ''}
            onChange={(event) => onChange({ ...amounts, [invoice.id]: event.target.value })}
          />
        </div>
      )}
    />
  );
}
