import { type ReactNode, useMemo } from 'react';
import type { Definition } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import type { JsonObject } from '../document/json.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { compareSides, sidesOf } from './compare-sides.ts';
import { type ComparedSide, ComparisonContext } from './comparison-context.ts';
import { comparable } from './use-differences.ts';

/** Compares what the address names, `?compare=3..draft`, for all within. */
export function ComparisonRoom({ children }: { readonly children: ReactNode }) {
  const [written] = useAddressPart('compare');
  const sides = useMemo(() => sidesOf(written), [written]);
  const before = useSide(sides?.[0]);
  const after = useSide(sides?.[1]);
  const comparison = useMemo(
    () => (sides && before && after ? compareSides(sides[0], sides[1], before, after) : undefined),
    [sides, before, after],
  );
  return <ComparisonContext value={comparison}>{children}</ComparisonContext>;
}

/** A side as a definition; undefined while it is on its way, or when it cannot be compared. */
function useSide(side: ComparedSide | undefined): Definition | undefined {
  const { kind, id } = useFlow();
  const isVersion = typeof side === 'number';
  const draft = useFlowValue((value) => (side === 'draft' ? value : undefined));
  const params = { kind, definitionId: id, version: String(isVersion ? side : '') };
  const text = useAnswer('definitions.version', { params }, { enabled: isVersion }).data?.text;
  return useMemo(() => {
    if (!isVersion) return draft && comparable(draft);
    return text === undefined ? undefined : comparable(JSON.parse(text) as JsonObject);
  }, [isVersion, draft, text]);
}
