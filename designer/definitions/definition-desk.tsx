import { styled } from '@mui/material/styles';
import { type ComponentType, lazy, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Registry } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import { usePageTitle } from '../elements/page.tsx';
import { Arriving } from '../flow/arriving.tsx';
import { ConflictPanel } from '../flow/conflict-panel.tsx';
import { FlowContext, ProblemsContext } from '../flow/flow-context.ts';
import { NoticeView } from '../flow/notice-view.tsx';
import { OthersRoom } from '../flow/others-room.tsx';
import { ReadOnlyBar } from '../flow/read-only-bar.tsx';
import { useFlowDesk } from '../flow/use-flow-desk.ts';
import type { FlowKind, Opened } from '../flow/use-opened.ts';
import { turnBack, useUndoKeys } from '../flow/use-undo-keys.ts';
import { DefinitionHead } from './definition-head.tsx';
import { definitionTabs } from './definition-tabs.ts';
import { textAt } from './items.ts';
import type { PlainKind } from './kinds.ts';
import { ProblemList } from './problem-list.tsx';
import { useFieldFocus } from './use-field-focus.ts';
import { useJudged } from './use-judged.ts';
import { VersionsView } from './versions/versions-view.tsx';

/** Comes with its editor when somebody wants it. */
const TextView = lazy(async () => ({ default: (await import('./text-view.tsx')).TextView }));

const Root = styled('div')({
  minHeight: 'calc(100vh - var(--dc-top, 48px))',
  background: color.background,
  outline: 'none',
  '& > .notices': { position: 'sticky', bottom: 0, height: 0, zIndex: 8 },
});

interface DeskProps {
  readonly kind: PlainKind;
  /** The same, as those name it who keep drafts. */
  readonly flowKind: FlowKind;
  readonly id: string;
  readonly opened: Opened;
  readonly registry: Registry;
  readonly text: string;
  readonly version: number | undefined;
  readonly editor: ComponentType;
}

/** The desk somebody works on a definition at. */
export function DefinitionDesk({ kind, flowKind, editor: Editor, ...of }: DeskProps) {
  const { t } = useTranslation('flow');
  const { session, store, board, saving, isKept } = useFlowDesk({ ...of, kind: flowKind });
  const root = useRef<HTMLDivElement>(null);
  const name = useStore(store, ({ value }) => textAt(value, 'name') ?? of.id);
  const problems = useJudged(store, of.registry);
  const [wanted] = useAddressPart('tab');
  const tab = definitionTabs.find((each) => each === wanted) ?? 'edit';
  usePageTitle(name);
  const turn = useCallback(
    (way: 'undo' | 'redo') => turnBack(store, board, way, (label) => t(way === 'undo' ? 'undone' : 'redone', { label })),
    [store, board, t],
  );
  useUndoKeys(root, turn, !session.readOnly);
  useFieldFocus(root, tab === 'edit');
  return (
    <FlowContext value={session}>
      <ProblemsContext value={problems}>
        <OthersRoom>
          <Root ref={root} tabIndex={-1} data-definition={of.id} onBlur={() => store.settle()}>
            <DefinitionHead kind={kind} name={name} opened={of.opened} saving={saving} isKept={isKept} tab={tab} onTurn={turn} />
            <ReadOnlyBar opened={of.opened} />
            <ConflictPanel by={saving.report} />
            {tab === 'edit' && <ProblemList />}
            <Arriving>
              {tab === 'edit' && <Editor />}
              {tab === 'text' && <TextView />}
            </Arriving>
            {tab === 'versions' && <VersionsView kind={kind} opened={of.opened} />}
            <div className="notices">
              <NoticeView board={board} />
            </div>
          </Root>
        </OthersRoom>
      </ProblemsContext>
    </FlowContext>
  );
}
