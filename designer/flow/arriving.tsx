import { type ReactNode, Suspense } from 'react';
import { Loading } from '../elements/skeleton.tsx';

/** A part whose code is on its way. */
export function Arriving({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Loading>{null}</Loading>}>{children}</Suspense>;
}
