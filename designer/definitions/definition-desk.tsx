import { styled } from '@mui/material/styles';
import type { ComponentType } from 'react';
import { color } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { lazily } from '../elements/lazily.ts';
import { Arriving } from '../flow/arriving.tsx';
import { ConflictPanel } from '../flow/conflict-panel.tsx';
import { FlowContext, ProblemsContext } from '../flow/flow-context.ts';
import { NoticeView } from '../flow/notice-view.tsx';
import { OthersRoom } from '../flow/others-room.tsx';
import { ReadOnlyBar } from '../flow/read-only-bar.tsx';
import { RefusedPanel } from '../flow/refused-panel.tsx';
import { type FlowOpened, useFlowDesk } from '../flow/use-flow-desk.ts';
import { ComparisonRoom } from '../versions/comparison-room.tsx';
import { VersionsView } from '../versions/versions-view.tsx';
import { DefinitionHead } from './definition-head.tsx';
import { definitionTabs } from './definition-tabs.ts';
import { ProblemList } from './problem-list.tsx';
import { useFieldFocus } from './use-field-focus.ts';
import { useJudged } from './use-judged.ts';

/** Comes with its editor when somebody wants it. */
const TextView = lazily(async () => ({ default: (await import('./text-view.tsx')).TextView }));

const Root = styled('div')({
  minHeight: 'calc(100vh - var(--dc-top, 48px))',
  background: color.background,
  outline: 'none',
  '& > .notices': { position: 'sticky', bottom: 0, height: 0, zIndex: 8 },
});

interface DeskProps extends FlowOpened {
  readonly editor: ComponentType;
}

/** The desk somebody works on a definition at. */
export function DefinitionDesk({ editor: Editor, ...of }: DeskProps) {
  const { session, store, board, saving, isKept, root, name, turn } = useFlowDesk(of);
  const problems = useJudged(store, of.registry);
  const [wanted] = useAddressPart('tab');
  const tab = definitionTabs.find((each) => each === wanted) ?? 'edit';
  useFieldFocus(root, tab === 'edit');
  return (
    <FlowContext value={session}>
      <ProblemsContext value={problems}>
        <OthersRoom>
          <Root ref={root} tabIndex={-1} data-definition={of.id} onBlur={() => store.settle()}>
            <DefinitionHead name={name} opened={of.opened} saving={saving} isKept={isKept} tab={tab} onTurn={turn} />
            <ReadOnlyBar opened={of.opened} />
            <ConflictPanel by={saving.report} />
            <RefusedPanel saving={saving} />
            {tab === 'edit' && <ProblemList />}
            <Arriving>
              {tab === 'edit' && <Editor />}
              {tab === 'text' && <TextView />}
            </Arriving>
            {tab === 'versions' && (
              <ComparisonRoom>
                <VersionsView />
              </ComparisonRoom>
            )}
            <div className="notices">
              <NoticeView board={board} />
            </div>
          </Root>
        </OthersRoom>
      </ProblemsContext>
    </FlowContext>
  );
}
