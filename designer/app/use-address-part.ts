import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Parts of the address by name; one that is undefined is taken away. */
export type AddressParts = Readonly<Record<string, string | undefined>>;

/** Sets parts of the address together: set one after the other, each would undo the one before. */
export function useSetAddress(pushes = false): (parts: AddressParts) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (parts: AddressParts) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(parts)) {
            if (value === undefined) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: !pushes, preventScrollReset: true },
      );
    },
    [pushes, setParams],
  );
}

/** One part of what the address says is shown; setting it is no step back unless `pushes`. */
export function useAddressPart(name: string, pushes = false): readonly [string | undefined, (value: string | undefined) => void] {
  const [params] = useSearchParams();
  const setAddress = useSetAddress(pushes);
  const set = useCallback((value: string | undefined) => setAddress({ [name]: value }), [name, setAddress]);
  return [params.get(name) ?? undefined, set];
}
