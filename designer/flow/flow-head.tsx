import { lazily } from '../elements/lazily.ts';
import { DeskHead, type DeskHeadProps } from './desk-head.tsx';
import { FeedingLine } from './feeding-line.tsx';
import { PauseButton } from './pause/pause-button.tsx';
import { PublishButton } from './publish/publish-button.tsx';

const FlowReach = lazily(async () => ({ default: (await import('./publish/flow-reach.tsx')).FlowReach }));

/** The head of a strategy or resolution path: who is on it, and how to pause it. */
export function FlowHead(of: DeskHeadProps) {
  const { opened } = of;
  return (
    <DeskHead {...of} beside={<FeedingLine />}>
      <PauseButton opened={opened} />
      <PublishButton opened={opened} reach={<FlowReach />} />
    </DeskHead>
  );
}
