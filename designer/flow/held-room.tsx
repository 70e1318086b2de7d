import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { FlowContext, useFlow, useFlowPlace } from './flow-context.ts';
import { OthersAtThis } from './others-view.tsx';
import { useCompany } from './presence.ts';

const Room = styled('div')({ display: 'contents' });

/**
 * The details of what is open, to be read only while somebody else has it. Who has it taken from him may finish the
 * field he is in; whoever goes elsewhere or does nothing for a while lets it go.
 */
export function HeldRoom({ children }: { readonly children: ReactNode }) {
  const session = useFlow();
  const { element } = useFlowPlace();
  const { holder } = useCompany();
  const room = useRef<HTMLDivElement>(null);
  const [locked, setLocked] = useState<string>();
  const [had, setHad] = useState<string>();
  const isOthers = holder !== undefined;
  useEffect(() => {
    if (!isOthers) {
      setLocked(undefined);
      setHad(element);
    } else if (had !== element || !room.current?.contains(document.activeElement)) setLocked(element);
  }, [isOthers, element, had]);
  const isHeld = isOthers && locked === element;
  const held = useMemo(() => (isHeld ? { ...session, readOnly: true } : session), [session, isHeld]);
  return (
    <Room ref={room} onBlur={() => isOthers && setLocked(element)}>
      <OthersAtThis isHeld={isHeld} />
      <FlowContext value={held}>{children}</FlowContext>
    </Room>
  );
}
