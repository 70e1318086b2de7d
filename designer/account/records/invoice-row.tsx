import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { AccountDetail } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { dayWords, momentWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useGo } from '../../app/use-go.ts';
import { Money, moneyText } from '../../elements/money.tsx';
import { Day } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';
import { Clip } from '../attachments/clip.tsx';
import type { RecordKind } from '../record/kinds.ts';

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
        <Expected invoice={invoice} />
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
        <StatusButton invoice={invoice} />
        <DisputeButton invoice={invoice} />
        <Clip place="invoice" id={invoice.id} number={number} />
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
      <Noted invoice={invoice} />
      {held && <span style={{ color: color.info }}>{t('records.invoice.held')}</span>}
    </>
  );
}

/** What the customer says about it. */
function Noted({ invoice: { noted } }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { zone } = useAccount();
  if (!noted) return null;
  const { status, at, by } = noted;
  const day = noted.expectedOn === undefined ? '' : dayWords(noted.expectedOn, today);
  const moment = momentWords(at, zone, today);
  const words =
    noted.with === undefined ? t(`records.invoice.noted.${status}`, { day }) : t('records.invoice.noted.with', { name: noted.with });
  return <span data-tip={by ? t('records.invoice.notedBy', { moment, name: by.name }) : moment}>{words} </span>;
}

/** When it is paid if the account pays as it usually does. */
function Expected({ invoice: { expectedOn } }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const today = useToday();
  if (expectedOn === undefined) return null;
  return (
    <span className="muted" style={{ display: 'block', fontSize: 12 }} data-tip={t('records.invoice.expectedTip')}>
      {t('records.invoice.expected', { day: dayWords(expectedOn, today) })}
    </span>
  );
}

function StatusButton({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const open = useRecordOf(invoice);
  if (!may('invoices.note') || invoice.open.amount === 0) return null;
  return (
    <Button aria-label={t('records.invoice.statusLong', { number: invoice.number })} onClick={() => open('status')}>
      {t('records.invoice.status')}
    </Button>
  );
}

function DisputeButton({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const open = useRecordOf(invoice);
  if (!may('disputes.open') || invoice.open.amount - invoice.disputed.amount <= 0) return null;
  return (
    <Button aria-label={t('records.invoice.disputeLong', { number: invoice.number })} onClick={() => open('dispute')}>
      {t('records.invoice.dispute')}
    </Button>
  );
}

/** Opens a form about an invoice where one records. */
function useRecordOf({ id }: Invoice): (kind: RecordKind) => void {
  const { search } = useLocation();
  const go = useGo();
  return (kind) => {
    const next = new URLSearchParams(search);
    next.set('do', kind);
    next.set('invoice', id);
    go(`?${next}`, { replace: true, preventScrollReset: true });
    document.querySelector('#record')?.scrollIntoView({ block: 'nearest' });
  };
}
