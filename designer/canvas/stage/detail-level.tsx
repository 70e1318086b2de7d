import { useStore } from '@xyflow/react';
import { type RefObject, useLayoutEffect } from 'react';

const NAME_BELOW = 0.35;
const BOX_BELOW = 0.15;
/** What is pressed grows in such steps while one zooms out: each is drawn anew. */
const STEPS = 4;

/**
 * Shows less of each box the farther one is away, and what is to be pressed as large as before: the surface says how
 * much, and style does the rest.
 */
export function DetailLevel({ surface }: { readonly surface: RefObject<HTMLDivElement | null> }) {
  const detail = useStore(({ transform }) => (transform[2] < BOX_BELOW ? 'box' : transform[2] < NAME_BELOW ? 'name' : 'full'));
  const grow = useStore(({ transform }) => Math.max(1, Math.ceil(STEPS / transform[2]) / STEPS));
  useLayoutEffect(() => {
    surface.current?.setAttribute('data-detail', detail);
    surface.current?.style.setProperty('--grow', String(grow));
  }, [surface, detail, grow]);
  return null;
}
