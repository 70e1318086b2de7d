import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { AccountDetail } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useGo } from '../../app/use-go.ts';
import { Money, moneyText } from '../../elements/money.tsx';
import { Day } from '../../elements/when.tsx';

type Invoice = AccountDetail['invoices'][number];

/** One invoice: when it is due, what of it is open, and what keeps it from being paid. */
export function InvoiceRow({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const { number, dueOn, amount, open, daysPastDue } = invoice;
  const isOpen = open.amount > 0;
  return (
    <tr data-invoice={invoice.id}>
      <th scope="row" style={{ whiteSpace: 'nowrap' }}>
        {number}
      </th>
      <td className="when">
        <Day on={dueOn} />
      </td>
      <td className="num quiet">
        {isOpen && (daysPastDue > 0 ? t('records.invoice.days', { count: daysPastDue }) : t('records.invoice.notDue'))}
      </td>
      <td className="num quiet">
        <Money of={amount} />
      </td>
      <td className="num">
        <Money of={open} />
      </td>
      <td>
        <State invoice={invoice} />
      </td>
      <td className="num">
        <DisputeButton invoice={invoice} />
      </td>
    </tr>
  );
}

function State({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { status, paidOn, disputed, open, held } = invoice;
  if (status === 'paid') {
    return (
      <span className="muted">
        {paidOn === undefined ? t('records.invoice.paid') : t('records.invoice.paidOn', { day: dayWords(paidOn, today) })}
      </span>
    );
  }
  const disputeWords =
    disputed.amount >= open.amount ? t('records.invoice.allDisputed') : t('records.invoice.disputed', { amount: moneyText(disputed) });
  return (
    <>
      {status === 'part-paid' && <span>{t('records.invoice.partPaid')} </span>}
      {disputed.amount > 0 && <span style={{ color: color.dispute, whiteSpace: 'nowrap' }}>{disputeWords} </span>}
      {held && <span style={{ color: color.info }}>{t('records.invoice.held')}</span>}
    </>
  );
}

function DisputeButton({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const { search } = useLocation();
  const may = useMay();
  const go = useGo();
  if (!may('disputes.open') || invoice.open.amount - invoice.disputed.amount <= 0) return null;
  const open = (): void => {
    const next = new URLSearchParams(search);
    next.set('do', 'dispute');
    next.set('invoice', invoice.id);
    go(`?${next}`, { replace: true, preventScrollReset: true });
    document.querySelector('#record')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Button aria-label={t('records.invoice.disputeLong', { number: invoice.number })} onClick={open}>
      {t('records.invoice.dispute')}
    </Button>
  );
}
