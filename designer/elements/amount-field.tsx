import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { decimalOf } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { Field, TextInput } from './field.tsx';
import { typedAmount } from './typed-amount.ts';

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
