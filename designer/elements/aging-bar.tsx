import { styled } from '@mui/material/styles';
import type { Money } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { ageColor, useBucketWords } from './bucket.ts';
import { moneyText } from './money.tsx';

export interface AgeSum {
  readonly bucket: string;
  readonly count: number;
  readonly amount: Money;
}

const Bar = styled('div')({
  display: 'flex',
  gap: 2,
  height: 8,
  borderRadius: 4,
  overflow: 'hidden',
  background: color.border,
  '& > span': { minWidth: 2 },
});

const Legend = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 20px',
  marginTop: 8,
  fontSize: 12,
  lineHeight: '18px',
  color: color.secondary,
  '& li': { display: 'flex', alignItems: 'center', gap: 6 },
  '& i': { width: 8, height: 8, borderRadius: 2, flex: 'none' },
  '& b': { color: color.text, fontWeight: 550, fontVariantNumeric: 'tabular-nums' },
});

/** What is open by age in one bar; each part named with its amount below. */
export function AgingBar({ sums }: { readonly sums: readonly AgeSum[] }) {
  const words = useBucketWords();
  const total = sums.reduce((sum, each) => sum + Math.max(0, each.amount.amount), 0);
  if (total === 0) return null;
  const shown = sums.map((sum, index) => ({ ...sum, tint: ageColor(index, sums.length) })).filter((sum) => sum.amount.amount > 0);
  return (
    <div>
      <Bar aria-hidden>
        {shown.map((sum) => (
          <span key={sum.bucket} style={{ width: `${(sum.amount.amount / total) * 100}%`, background: sum.tint }} />
        ))}
      </Bar>
      <Legend>
        {shown.map((sum) => (
          <li key={sum.bucket}>
            <i aria-hidden style={{ background: sum.tint }} />
            {words(sum.bucket)} <b>{moneyText(sum.amount)}</b>
          </li>
        ))}
      </Legend>
    </div>
  );
}
