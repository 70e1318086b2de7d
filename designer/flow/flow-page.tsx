import { useState } from 'react';
import { useParams } from 'react-router';
import { BrokenFlow } from './broken-flow.tsx';
import { DeskPage } from './desk-page.tsx';
import { FlowBones } from './flow-bones.tsx';
import { FlowDesk } from './flow-desk.tsx';
import type { FlowKind } from './kinds.ts';
import { obstaclesIn } from './read-flow.ts';
import type { FlowOpened } from './use-flow-desk.ts';

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
  const [obstacles] = useState(() => obstaclesIn(of.text));
  return obstacles.length > 0 ? <BrokenFlow {...of} faults={obstacles} /> : <FlowDesk {...of} />;
}
