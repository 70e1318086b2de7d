import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { WorkInvoice } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { moneyText } from '../elements/money.tsx';

const Frame = styled('span')({
  display: 'block',
  fontSize: 12,
  fontWeight: 400,
  '& b': { color: color.text, fontWeight: 600, overflowWrap: 'anywhere' },
  color: color.secondary,
  '& .disputed': { color: color.dispute },
  '& .held': { color: color.info },
});

/** Which invoice it is, and what keeps it from being paid. */
export function InvoiceOf({ invoice }: { readonly invoice: WorkInvoice }) {
  const { t } = useTranslation('worklist');
  const { number, amount, open, disputed, held, noted } = invoice;
  return (
    <Frame>
      <b>{number}</b>
      {open.amount < amount.amount && ` · ${t('invoice.partPaid', { amount: moneyText(amount) })}`}
      {disputed.amount > 0 && <span className="disputed"> · {t('invoice.disputed', { amount: moneyText(disputed) })}</span>}
      {held && <span className="held"> · {t('invoice.held')}</span>}
      {noted !== undefined && ` · ${t(`invoice.noted.${noted}`)}`}
    </Frame>
  );
}
