import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '#engine';
import { LOCALE } from '../app/text/text.ts';
import { DataTable } from '../elements/data-table.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { inPlace } from '../elements/in-place.ts';

const Body = styled('div')({
  display: 'grid',
  gap: 12,
  width: 'min(460px, calc(100vw - 64px))',
  padding: '0 20px 20px',
  fontSize: 13,
  lineHeight: '20px',
});

const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

/** Points as they are shown everywhere. */
export function pointsText(points: number): string {
  return figure.format(points);
}

/** What the points of a row are the sum of. */
export function WhyDialog({ row, onClose }: { readonly row: WorkRow; readonly onClose: () => void }) {
  const { t } = useTranslation('worklist');
  const heading = useId();
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('why.title', { account: row.accountName })} onClose={onClose} />
      <Body>
        {row.why.length === 0 ? (
          <p>{t('why.none')}</p>
        ) : (
          <DataTable data-dense="" aria-labelledby={heading}>
            <tbody>
              {inPlace(row.why).map(({ item, place }) => (
                <tr key={place}>
                  <th scope="row">{item.name}</th>
                  <td className="num">{pointsText(item.points)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('why.sum')}</th>
                <td className="num">{pointsText(row.points)}</td>
              </tr>
            </tfoot>
          </DataTable>
        )}
        <p>{t('why.words')}</p>
      </Body>
    </Dialog>
  );
}
