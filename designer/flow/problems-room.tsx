import type { ReactNode } from 'react';
import { useLint } from '../problems/use-lint.ts';
import { ProblemsContext, useFlow } from './flow-context.ts';

/** Looks for faults as long as the page is open, for all within. */
export function ProblemsRoom({ children }: { readonly children: ReactNode }) {
  const { store, registry } = useFlow();
  return <ProblemsContext value={useLint(store, registry)}>{children}</ProblemsContext>;
}
