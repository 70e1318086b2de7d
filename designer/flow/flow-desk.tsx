import { styled } from '@mui/material/styles';
import { useSession } from '../app/session.ts';
import { color, narrow } from '../app/theme/tokens.ts';
import { lazily } from '../elements/lazily.ts';
import { useStored } from '../elements/use-stored.ts';
import { RowRoom } from '../schedule/row-room.tsx';
import { SampleRoom } from '../schedule/sample-room.tsx';
import { ComparisonRoom } from '../versions/comparison-room.tsx';
import { Arriving } from './arriving.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { FlowAreas } from './flow-areas.tsx';
import { FlowContext } from './flow-context.ts';
import { FlowHead } from './flow-head.tsx';
import { FlowTabs } from './flow-tabs.tsx';
import { NoticeView } from './notice-view.tsx';
import { OthersRoom } from './others-room.tsx';
import { PauseBar } from './pause/pause-bar.tsx';
import { ProblemsRoom } from './problems-room.tsx';
import { ReadOnlyBar } from './read-only-bar.tsx';
import { RefusedPanel } from './refused-panel.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { type FlowOpened, useFlowDesk } from './use-flow-desk.ts';
import { useFollowNames } from './use-follow-names.ts';
import { useRegionKeys } from './use-region-keys.ts';

const Root = styled('div')({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  height: 'calc(100vh - var(--dc-top, 48px))',
  minHeight: 480,
  background: color.background,
  outline: 'none',
  [narrow]: { height: 'auto', paddingBottom: 72 },
});

const JumpDialog = lazily(async () => ({ default: (await import('../problems/jump-dialog.tsx')).JumpDialog }));
const shownOrHidden = ['shown', 'hidden'] as const;

/** The desk somebody works on a flow at. */
export function FlowDesk(of: FlowOpened) {
  const { session, store, board, saving, isKept, root, name, turn } = useFlowDesk(of);
  const { user } = useSession();
  const [details, setDetails] = useStored(`duecourse.details.${user.id}`, 'shown', shownOrHidden);
  useRegionKeys(root);
  useFollowNames(store);
  useDeskKeys(!session.readOnly);
  return (
    <FlowContext value={session}>
      <ProblemsRoom>
        <OthersRoom>
          <SampleRoom>
            <Root ref={root} tabIndex={-1} data-flow={of.id}>
              <FlowHead name={name} opened={of.opened} saving={saving} isKept={isKept} onTurn={turn} />
              <ReadOnlyBar opened={of.opened} />
              <PauseBar />
              <FlowTabs details={details === 'shown'} onDetails={(shown) => setDetails(shown ? 'shown' : 'hidden')} />
              <ConflictPanel by={saving.report} />
              <RefusedPanel saving={saving} />
              <ComparisonRoom>
                <RowRoom>
                  <FlowAreas details={details === 'shown'} />
                </RowRoom>
                <Arriving>
                  <JumpDialog />
                </Arriving>
              </ComparisonRoom>
              <NoticeView board={board} />
            </Root>
          </SampleRoom>
        </OthersRoom>
      </ProblemsRoom>
    </FlowContext>
  );
}
