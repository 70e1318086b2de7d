import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { decimalOf } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import { RowInput } from '../row-control.ts';
import { isStoredOf, storedScalar } from '../typed-value.ts';
import type { ScalarProps } from './scalar-props.ts';
import { useTypedScalar } from './use-typed-scalar.ts';

const Frame = styled('span')({
  position: 'relative',
  display: 'inline-block',
  '& > .currency': { position: 'absolute', left: 9, top: 0, lineHeight: '30px', color: color.muted, fontSize: 12 },
  '& > input': { minWidth: 132, maxWidth: '100%', paddingLeft: 44 },
});

/** An amount in the units people speak in; the document counts the smallest ones. */
export function AmountValue({ value, onChange, currency, ties }: ScalarProps) {
  const { t } = useTranslation('rules');
  const [text, type] = useTypedScalar(
    value,
    (stored) => (isStoredOf(stored, 'money') ? grouped(decimalOf(Number(stored), currency)) : String(stored)),
    (typed) => storedScalar(typed, 'money', currency),
    onChange,
  );
  return (
    <Frame data-tip={t('row.currency', { currency })}>
      <span className="currency" aria-hidden>
        {currency}
      </span>
      <RowInput
        {...ties}
        data-figures=""
        style={{ width: `calc(${text.length + 1}ch + 54px)` }}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.target.value)}
      />
    </Frame>
  );
}

/** `1250000.00` → `1,250,000.00`, as it can be typed too. */
function grouped(decimal: string): string {
  return decimal.replace(/\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));
}
