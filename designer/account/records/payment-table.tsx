import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { AccountDetail } from '#engine';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { Money, moneyText } from '../../elements/money.tsx';
import { EmptyNote } from '../../elements/note.tsx';
import { Day } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';
import { Clip } from '../attachments/clip.tsx';
import { useMethodWords } from './method-words.ts';

const Told = styled('section')({
  padding: '10px 16px 12px',
  borderBottom: `1px solid ${color.border}`,
  fontSize: 13,
  lineHeight: '20px',
  '& h3': { color: color.secondary, fontSize: 12, fontWeight: 550 },
  '& .muted': { color: color.muted },
});
const Applied = styled('ul')({
  padding: '4px 0',
  '& li': { display: 'flex', gap: 8, justifyContent: 'space-between', whiteSpace: 'nowrap' },
});

/** Money that came in, and where it went; what was only told stands apart. */
export function PaymentTable() {
  const { t } = useTranslation('account');
  const { payments, reported } = useAccount();
  return (
    <>
      {reported.length > 0 && <Reported reported={reported} />}
      {payments.length === 0 ? (
        <EmptyNote title={t('records.payment.none')}>{t('records.payment.noneWords')}</EmptyNote>
      ) : (
        <TableRoom>
          <DataTable aria-label={t('records.tabs.payments')}>
            <Heads
              of={[
                t('records.payment.received'),
                t('records.payment.what'),
                { figures: t('records.payment.amount') },
                t('records.payment.applied'),
                { figures: t('records.payment.unapplied') },
                { unseen: t('records.payment.act') },
              ]}
            />
            <tbody>
              {payments.map((payment) => (
                <PaymentRow key={payment.id} payment={payment} />
              ))}
            </tbody>
          </DataTable>
        </TableRoom>
      )}
    </>
  );
}

function PaymentRow({ payment }: { readonly payment: AccountDetail['payments'][number] }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const methodWords = useMethodWords();
  const { kind, method, reference, reversedOn, applications } = payment;
  const about = [method === undefined ? undefined : methodWords(method), reference].filter((each) => each !== undefined);
  return (
    <tr data-payment={payment.id}>
      <td className="when">
        <Day on={payment.receivedOn} />
      </td>
      <td>
        {t(`records.payment.kind.${kind}`)} <span className="muted">{about.join(' · ')}</span>
        {reversedOn !== undefined && (
          <span style={{ color: color.danger }}> {t('records.payment.reversed', { day: dayWords(reversedOn, today) })}</span>
        )}
      </td>
      <td className="num">
        <Money of={payment.amount} />
      </td>
      <td>
        {applications.length === 0 ? (
          <span className="muted">{t('records.payment.notApplied')}</span>
        ) : (
          <Applied>
            {applications.map(({ invoiceId, number, amount }) => (
              <li key={invoiceId}>
                <span>{number}</span>
                <Money of={amount} />
              </li>
            ))}
          </Applied>
        )}
      </td>
      <td className="num quiet">
        <Money of={payment.unapplied} />
      </td>
      <td className="num">
        <Clip place="payment" id={payment.id} />
      </td>
    </tr>
  );
}

function Reported({ reported }: Pick<AccountDetail, 'reported'>) {
  const { t } = useTranslation('account');
  const today = useToday();
  const state = (status: string, until: string): string => {
    const day = dayWords(until, today);
    if (status === 'arrived') return t('records.payment.reportedStatus.arrived');
    return t('records.payment.reportedStatus.waiting', { day });
  };
  return (
    <Told>
      <h3>{t('records.payment.reported')}</h3>
      <ul>
        {reported.map(({ id, amount, paidOn, pausesUntil, status }) => (
          <li key={id} data-reported={id}>
            {t('records.payment.reportedLine', { amount: moneyText(amount), day: dayWords(paidOn, today) })}{' '}
            <span className="muted">{state(status, pausesUntil)}</span>
          </li>
        ))}
      </ul>
    </Told>
  );
}
