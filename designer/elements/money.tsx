import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Money as MoneyValue } from '#engine';
import { LOCALE } from '../app/text/text.ts';
import { color } from '../app/theme/tokens.ts';

export function moneyText({ amount, currency }: MoneyValue): string {
  return formatMoney(amount, currency, LOCALE);
}

const Figure = styled('span')({
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
  '&[data-zero]': { color: color.muted },
});

/** An amount with its currency, figures of one width; nothing at all is a dash, zero is a zero. */
export function Money({ of }: { readonly of: MoneyValue | undefined }) {
  const { t } = useTranslation('elements');
  if (!of) return <Figure data-zero="">{t('none')}</Figure>;
  return <Figure {...(of.amount === 0 ? { 'data-zero': '' } : {})}>{moneyText(of)}</Figure>;
}
