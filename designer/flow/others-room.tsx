import type { ReactNode } from 'react';
import { CompanyContext, useBeingHere } from './presence.ts';

/** Makes this page one of those that have the definition open, and tells all within who else does. */
export function OthersRoom({ children }: { readonly children: ReactNode }) {
  return <CompanyContext value={useBeingHere()}>{children}</CompanyContext>;
}
