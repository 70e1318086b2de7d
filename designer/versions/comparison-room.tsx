import { type ReactNode, useMemo } from 'react';
import type { Flow } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { obstaclesIn } from '../flow/read-flow.ts';
import { compareSides, sidesOf } from './compare-sides.ts';
import { type ComparedSide, ComparisonContext } from './comparison-context.ts';

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

/** A side as a flow; undefined while it is on its way, or when it cannot be read. */
function useSide(side: ComparedSide | undefined): Flow | undefined {
  const { kind, id } = useFlow();
  const isVersion = typeof side === 'number';
  const draft = useFlowValue((value) => (side === 'draft' ? value : undefined));
  const params = { kind, definitionId: id, version: String(isVersion ? side : '') };
  const { data } = useAnswer('definitions.version', { params }, { enabled: isVersion });
  const published = useMemo(
    () => (isVersion && data && obstaclesIn(data.text).length === 0 ? (JSON.parse(data.text) as Flow) : undefined),
    [isVersion, data],
  );
  return side === 'draft' ? (draft as unknown as Flow | undefined) : published;
}
