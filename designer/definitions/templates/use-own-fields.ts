import { useMemo } from 'react';
import { type Fact, fieldFacts } from '#engine';
import { useFlow } from '../../flow/flow-context.ts';

/** The fields of one's own that are published. */
export function useOwnFields(): readonly Fact[] {
  const { catalog } = useFlow().registry;
  return useMemo(() => [...fieldFacts(catalog).values()], [catalog]);
}
