import { type ReactNode, Suspense, useMemo, useState } from 'react';
import { useAddressPart } from '../app/use-address-part.ts';
import { lazily } from '../elements/lazily.ts';
import { sidesOf } from './compared-sides.ts';
import { type Comparison, ComparisonContext } from './comparison-context.ts';

const Comparing = lazily(async () => ({ default: (await import('./comparing.tsx')).Comparing }));

/** Compares what the address names, `?compare=3..draft`, for all within. */
export function ComparisonRoom({ children }: { readonly children: ReactNode }) {
  const [written] = useAddressPart('compare');
  const sides = useMemo(() => sidesOf(written), [written]);
  const [compared, setCompared] = useState<Comparison>();
  const [from, to] = sides ?? [];
  const isNewest = sides !== undefined && compared?.from === from && compared?.to === to;
  return (
    <ComparisonContext value={isNewest ? compared : undefined}>
      {sides && (
        <Suspense>
          <Comparing from={sides[0]} to={sides[1]} onCompared={setCompared} />
        </Suspense>
      )}
      {children}
    </ComparisonContext>
  );
}
