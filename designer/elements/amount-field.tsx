import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { decimalOf, type Minor, parseDecimal } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { Field, TextInput } from './field.tsx';

const Row = styled('span')({
  position: 'relative',
  display: 'block',
  '& > .currency': {
    position: 'absolute',
    left: 10,
    top: 0,
    lineHeight: '34px',
    color: color.muted,
    fontSize: 13,
    pointerEvents: 'none',
  },
  '& > input': { paddingLeft: 52 },
});

/** Minor units of an amount as people type it, `1,250.5` or `$1,250.50`; undefined when it is none. */
export function typedAmount(text: string, currency: string): Minor | undefined {
  const plain = text.trim().replace(/^[^\d.-]+/, '');
  const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain);
  return parseDecimal((grouped ? plain.replaceAll(',', '') : plain).replace(/\.$/, ''), currency);
}

interface AmountFieldProps {
  readonly label: string;
  readonly currency: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: React.ReactNode;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  readonly autoFocus?: boolean;
}

/** An amount in the units people speak in; it is counted exactly when it is sent. */
export function AmountField({ label, currency, value, onChange, autoFocus = false, ...field }: AmountFieldProps) {
  return (
    <Field label={label} {...field}>
      {(ties) => (
        <Row>
          <span className="currency" aria-hidden>
            {currency}
          </span>
          <TextInput
            {...ties}
            autoFocus={autoFocus}
            data-figures=""
            inputMode="decimal"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </Row>
      )}
    </Field>
  );
}

/** What is wrong with a typed amount; undefined when it can be sent. */
export function useAmountFault(): (text: string, currency: string) => string | undefined {
  const { t } = useTranslation('elements');
  return (text, currency) => {
    if (text.trim() === '') return t('required');
    const amount = typedAmount(text, currency);
    if (amount === undefined) return t('amount.invalid', { example: decimalOf(125_000, currency) });
    return amount > 0 ? undefined : t('amount.notPositive');
  };
}
