import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** One part of what the address says is shown; setting it is no step back unless `pushes`. */
export function useAddressPart(name: string, pushes = false): readonly [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === undefined) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: !pushes, preventScrollReset: true },
      );
    },
    [name, pushes, setParams],
  );
  return [params.get(name) ?? undefined, set];
}
