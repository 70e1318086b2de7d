import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStage } from '../state/stage-context.ts';

/** Puts buttons into the bar with zoom and overview. */
export function ToolSlot({ children }: { readonly children: ReactNode }) {
  const { surface } = useStage();
  const [slot, setSlot] = useState<Element | null>(null);
  useEffect(() => setSlot(surface.current?.querySelector('[data-tool-slot]') ?? null), [surface]);
  return slot && createPortal(children, slot);
}
