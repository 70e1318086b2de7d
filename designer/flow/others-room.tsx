import type { ReactNode } from 'react';
import { OthersContext, useBeingHere } from './presence.ts';

/** Makes this page one of those that have the definition open, and tells all within who else does. */
export function OthersRoom({ children }: { readonly children: ReactNode }) {
  return <OthersContext value={useBeingHere()}>{children}</OthersContext>;
}
