import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Fact } from '#engine';
import { useBuilder } from '../builder-context.ts';
import type { ShownScalar, ShownValue } from '../condition-tree.ts';
import { Adornment } from '../row-control.ts';
import { sidesOf, withSide } from '../typed-value.ts';
import type { ValueTies } from './scalar-props.ts';
import { ScalarValue } from './scalar-value.tsx';

const Side = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 6, minWidth: 0 });

interface PairValueProps {
  readonly value: ShownValue | undefined;
  readonly onChange: (value: ShownValue | undefined) => void;
  readonly fact: Fact;
  readonly ties: ValueTies;
  readonly labels: readonly [string, string];
}

/** From one value to another, both included. */
export function PairValue({ value, onChange, fact, ties, labels }: PairValueProps) {
  const { t } = useTranslation('rules');
  const { currency } = useBuilder();
  const [low, high] = sidesOf(value);
  const { 'data-part': part, ...others } = ties;
  const side = (index: 0 | 1) => ({
    value: blankAsNothing(index === 0 ? low : high),
    onChange: (typed: ShownScalar | undefined) => onChange(withSide(value, index, typed)),
    fact,
    currency,
    ties: { ...others, 'aria-label': labels[index], ...(index === 0 && part ? { 'data-part': part } : {}) },
  });
  return (
    <>
      <ScalarValue {...side(0)} />
      <Side>
        <Adornment>{t('row.between')}</Adornment>
        <ScalarValue {...side(1)} />
      </Side>
    </>
  );
}

function blankAsNothing(value: ShownScalar): ShownScalar | undefined {
  return value === '' ? undefined : value;
}
