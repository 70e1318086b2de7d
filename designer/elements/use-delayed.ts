import { useEffect, useState } from 'react';

const SKELETON_AFTER_MS = 150;

/** Whether something has been so for a moment: what is quick shows no skeleton at all. */
export function useDelayed(isSo: boolean, after = SKELETON_AFTER_MS): boolean {
  const [delayed, setDelayed] = useState(false);
  useEffect(() => {
    if (!isSo) {
      setDelayed(false);
      return undefined;
    }
    const timer = setTimeout(() => setDelayed(true), after);
    return () => clearTimeout(timer);
  }, [isSo, after]);
  return isSo && delayed;
}
