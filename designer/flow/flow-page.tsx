import { useState } from 'react';
import { useParams } from 'react-router';
import { lazily } from '../elements/lazily.ts';
import { Arriving } from './arriving.tsx';
import { DeskPage } from './desk-page.tsx';
import { FlowBones } from './flow-bones.tsx';
import { FlowDesk } from './flow-desk.tsx';
import type { FlowKind } from './kinds.ts';
import { canBeDrawn } from './read-flow.ts';
import type { FlowOpened } from './use-flow-desk.ts';

const BrokenFlow = lazily(async () => ({ default: (await import('./broken-flow.tsx')).BrokenFlow }));

export function StrategyPage() {
  return <FlowPage kind="strategy" />;
}

export function ResolutionPage() {
  return <FlowPage kind="resolution" />;
}

/** One strategy or resolution path. */
function FlowPage({ kind }: { readonly kind: FlowKind }) {
  const { definitionId: id = '' } = useParams();
  return (
    <DeskPage kind={kind} id={id} bones={<FlowBones />}>
      {(of) => <FlowOrText {...of} />}
    </DeskPage>
  );
}

/** A text that cannot be drawn is shown as it is. It is judged once: what others save later is merged into what is open. */
function FlowOrText(of: FlowOpened) {
  const [isDrawn] = useState(() => canBeDrawn(of.text));
  if (isDrawn) return <FlowDesk {...of} />;
  return (
    <Arriving>
      <BrokenFlow {...of} />
    </Arriving>
  );
}
