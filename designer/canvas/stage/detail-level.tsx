import { useStore } from '@xyflow/react';
import { type RefObject, useLayoutEffect } from 'react';

const NAME_BELOW = 0.35;
const BOX_BELOW = 0.15;

/** Shows less of each box the farther one is away: the surface says how much, and style does the rest. */
export function DetailLevel({ surface }: { readonly surface: RefObject<HTMLDivElement | null> }) {
  const detail = useStore(({ transform }) => (transform[2] < BOX_BELOW ? 'box' : transform[2] < NAME_BELOW ? 'name' : 'full'));
  useLayoutEffect(() => {
    surface.current?.setAttribute('data-detail', detail);
  }, [surface, detail]);
  return null;
}
