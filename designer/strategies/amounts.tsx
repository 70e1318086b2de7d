import { styled } from '@mui/material/styles';
import type { Money as MoneyValue } from '#engine';
import { Money } from '../elements/money.tsx';

const Lines = styled('span')({ display: 'inline-grid', justifyItems: 'end' });

/** One amount for each currency, below each other; a dash for none. */
export function Amounts({ of }: { readonly of: readonly MoneyValue[] }) {
  if (of.length === 0) return <Money of={undefined} />;
  return (
    <Lines>
      {of.map((each) => (
        <Money key={each.currency} of={each} />
      ))}
    </Lines>
  );
}
