import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { agingOf } from '#engine';
import { usePublished } from '../../app/published.ts';
import { color } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { AgingBar } from '../../elements/aging-bar.tsx';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { Money } from '../../elements/money.tsx';
import { EmptyNote } from '../../elements/note.tsx';
import { useAccount } from '../account-context.ts';
import { InvoiceRow } from './invoice-row.tsx';

const Ages = styled('div')({ padding: '14px 16px' });
const Foot = styled('div')({ padding: '4px 8px', borderTop: `1px solid ${color.border}` });

/** Open items by age, oldest first; the paid ones on demand. */
export function InvoiceTable() {
  const { t } = useTranslation('account');
  const { invoices, standing } = useAccount();
  const [paidPart, setPaidPart] = useAddressPart('paid');
  const open = invoices.filter((invoice) => invoice.open.amount > 0);
  const paid = invoices.filter((invoice) => invoice.open.amount === 0);
  const showsPaid = paidPart === 'shown';
  const shown = showsPaid ? [...open, ...paid] : open;
  if (invoices.length === 0) return <EmptyNote title={t('records.invoice.none')}>{t('records.invoice.noneWords')}</EmptyNote>;
  return (
    <>
      <Ages>
        <Aging />
        {open.length === 0 && <EmptyNote title={t('records.invoice.noneOpen')}>{t('records.invoice.noneOpenWords')}</EmptyNote>}
      </Ages>
      {shown.length > 0 && (
        <TableRoom>
          <DataTable aria-label={t('records.tabs.invoices')}>
            <Heads
              of={[
                t('records.invoice.number'),
                t('records.invoice.due'),
                { figures: t('records.invoice.age') },
                { figures: t('records.invoice.amount') },
                { figures: t('records.invoice.open') },
                t('records.invoice.state'),
                { unseen: t('records.invoice.act') },
              ]}
            />
            <tbody>
              {shown.map((invoice) => (
                <InvoiceRow key={invoice.id} invoice={invoice} />
              ))}
            </tbody>
            {open.length > 0 && (
              <tfoot>
                <tr>
                  <th scope="row" colSpan={4}>
                    {t('records.invoice.total')}
                  </th>
                  <td className="num">
                    <Money of={standing.open} />
                  </td>
                  <td colSpan={2} />
                </tr>
              </tfoot>
            )}
          </DataTable>
        </TableRoom>
      )}
      {paid.length > 0 && (
        <Foot>
          <Button onClick={() => setPaidPart(showsPaid ? undefined : 'shown')}>
            {showsPaid ? t('records.invoice.hidePaid') : t('records.invoice.showPaid', { count: paid.length })}
          </Button>
        </Foot>
      )}
    </>
  );
}

/** What is open by age, youngest first. */
function Aging() {
  const { invoices, currency, standing } = useAccount();
  const [aging] = usePublished('aging');
  if (!aging) return null;
  // Every bucket, empty ones too: a colour says how old something is by its place among all of them.
  const sums = agingOf([], aging, standing.asOf)
    .map(({ bucket }) => bucket)
    .map((bucket) => {
      const inside = invoices.filter((invoice) => invoice.bucket === bucket && invoice.open.amount > 0);
      return { bucket, count: inside.length, amount: { amount: inside.reduce((sum, { open }) => sum + open.amount, 0), currency } };
    });
  return <AgingBar sums={sums} />;
}
