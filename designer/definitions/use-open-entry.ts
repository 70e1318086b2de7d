import { useEffect, useState } from 'react';
import { pointerKeys } from '#engine';
import { useAddressPart } from '../app/use-address-part.ts';

/** Which entry of a list is open: the one somebody opened, or that the address leads to. */
export function useOpenEntry(list: string): readonly [number | undefined, (index: number | undefined) => void] {
  const [open, setOpen] = useState<number>();
  const [field] = useAddressPart('field');
  useEffect(() => {
    const [key, index] = field === undefined ? [] : pointerKeys(field);
    if (key === list && index !== undefined) setOpen(Number(index));
  }, [field, list]);
  return [open, setOpen];
}
