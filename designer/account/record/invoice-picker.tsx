import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDetail } from '#engine';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { Money, moneyText } from '../../elements/money.tsx';

export type OpenInvoice = AccountDetail['invoices'][number];

/** The part of the invoices that can still be paid, promised or disputed. */
export function openInvoices(account: AccountDetail): readonly OpenInvoice[] {
  return account.invoices.filter((invoice) => invoice.open.amount > 0);
}

const Box = styled('fieldset')({
  '& > legend': { padding: 0, marginBottom: 4, fontSize: 13, fontWeight: 550 },
  '& > ul': { maxHeight: 240, overflowY: 'auto', border: `1px solid ${color.border}`, borderRadius: radius },
  '& li': { borderTop: `1px solid ${color.border}`, fontSize: 13 },
  '& li:first-of-type': { borderTop: 0 },
  '& .row': { display: 'flex', gap: 8, alignItems: 'center', minHeight: 36, padding: '2px 10px' },
  '& label.row': { cursor: 'pointer' },
  '& .number': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .due': { color: color.muted, fontSize: 12 },
  '& input[type=checkbox]': { width: 16, height: 16, accentColor: color.primary, flex: 'none' },
  '& .sum': { marginTop: 4, color: color.secondary, fontSize: 12 },
  '& .fault': { marginTop: 4, color: color.danger, fontSize: 12 },
});

interface InvoiceBoxProps {
  readonly invoices: readonly OpenInvoice[];
  readonly sum?: string;
  readonly fault?: string | undefined;
  readonly row: (invoice: OpenInvoice, about: ReactNode) => ReactNode;
}

/** Open invoices to choose among; what stands before each is the caller's. */
export function InvoiceBox({ invoices, sum, fault, row }: InvoiceBoxProps) {
  const { t } = useTranslation('account');
  const today = useToday();
  const faultId = useId();
  return (
    <Box {...(fault === undefined ? {} : { 'aria-describedby': faultId })}>
      <legend>{t('record.invoices.label')}</legend>
      <ul>
        {invoices.map((invoice) => (
          <li key={invoice.id}>
            {row(
              invoice,
              <>
                <span className="number" data-cut="">
                  {invoice.number} <span className="due">{t('record.invoices.due', { day: dayWords(invoice.dueOn, today) })}</span>
                </span>
                <Money of={invoice.open} />
              </>,
            )}
          </li>
        ))}
      </ul>
      {sum !== undefined && <p className="sum">{sum}</p>}
      {fault !== undefined && (
        <p className="fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
    </Box>
  );
}

interface InvoicePickerProps {
  readonly invoices: readonly OpenInvoice[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly fault?: string | undefined;
}

/** Some of the open invoices, by ticking them. */
export function InvoicePicker({ invoices, chosen, onChange, fault }: InvoicePickerProps) {
  const { t } = useTranslation('account');
  const picked = invoices.filter((invoice) => chosen.includes(invoice.id));
  const currency = invoices[0]?.open.currency;
  const amount = picked.reduce((total, invoice) => total + invoice.open.amount, 0);
  return (
    <InvoiceBox
      invoices={invoices}
      fault={fault}
      {...(currency === undefined || picked.length === 0
        ? {}
        : { sum: t('record.invoices.chosen', { amount: moneyText({ amount, currency }) }) })}
      row={(invoice, about) => (
        <label className="row">
          <input
            type="checkbox"
            checked={chosen.includes(invoice.id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, invoice.id] : chosen.filter((id) => id !== invoice.id))}
          />
          {about}
        </label>
      )}
    />
  );
}
