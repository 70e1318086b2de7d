import { useEffect, useMemo } from 'react';
import type { Definition } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import type { JsonObject } from '../document/json.ts';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { compareSides } from './compare-sides.ts';
import type { ComparedSide, Comparison } from './comparison-context.ts';
import { comparable } from './use-differences.ts';

interface ComparingProps {
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  readonly onCompared: (comparison: Comparison | undefined) => void;
}

/** Compares two sides and tells what comes of it, again whenever one of them changes; shows nothing itself. */
export function Comparing({ from, to, onCompared }: ComparingProps) {
  const before = useSide(from);
  const after = useSide(to);
  const comparison = useMemo(() => (before && after ? compareSides(from, to, before, after) : undefined), [from, to, before, after]);
  useEffect(() => onCompared(comparison), [comparison, onCompared]);
  return null;
}

/** A side as a definition; undefined while it is on its way, or when it cannot be compared. */
function useSide(side: ComparedSide): Definition | undefined {
  const { kind, id } = useFlow();
  const isVersion = typeof side === 'number';
  const draft = useFlowValue((value) => (isVersion ? undefined : value));
  const params = { kind, definitionId: id, version: String(isVersion ? side : '') };
  const text = useAnswer('definitions.version', { params }, { enabled: isVersion }).data?.text;
  return useMemo(() => {
    if (!isVersion) return draft && comparable(draft);
    return text === undefined ? undefined : comparable(JSON.parse(text) as JsonObject);
  }, [isVersion, draft, text]);
}
