import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { color, narrow } from '../app/theme/tokens.ts';
import { Arriving } from './arriving.tsx';
import { BottomArea } from './bottom-area.tsx';
import { type FlowTab, useFlowPlace } from './flow-context.ts';
import { HeldRoom } from './held-room.tsx';
import { Splitter } from './splitter.tsx';
import { useSize } from './use-size.ts';
import { views } from './views.ts';

const INSPECTOR = { initial: 344, least: 280, most: 640 };

const Frame = styled('div')({
  position: 'relative',
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  '& .row': { flex: 1, minHeight: 0, display: 'flex' },
  '& .main': { position: 'relative', flex: 1, minWidth: 0, overflow: 'auto' },
  '& .side': { flex: 'none', minHeight: 0, overflow: 'auto', background: color.surface },
  [narrow]: {
    '& .row': { display: 'block' },
    '& .main': { minHeight: 260 },
    '& .side': { width: 'auto !important', borderTop: `1px solid ${color.border}` },
    '& [role=separator]': { display: 'none' },
  },
});

const withInspector: ReadonlySet<FlowTab> = new Set(['schedule', 'canvas']);

/** Whether the details of an element make sense beside a view. */
export function hasDetails(tab: FlowTab): boolean {
  return withInspector.has(tab);
}

/** The areas of the desk: the view, the details of what is selected, and what stands below. */
export function FlowAreas({ details }: { readonly details: boolean }) {
  const { t } = useTranslation('flow');
  const { tab } = useFlowPlace();
  const inspectorId = useId();
  const [width, setWidth] = useSize('flow.inspector', INSPECTOR.initial);
  const View = views[tab];
  const Inspector = details && hasDetails(tab) ? views.inspector : undefined;
  return (
    <Frame>
      <div className="row">
        <section className="main" aria-label={t(`tabs.${tab}`)} data-region="" tabIndex={-1}>
          <Arriving key={tab}>
            <View />
          </Arriving>
        </section>
        {Inspector && (
          <>
            <Splitter
              label={t('areas.inspectorWidth')}
              orientation="vertical"
              controls={inspectorId}
              size={width}
              {...INSPECTOR}
              sizes="after"
              onSize={setWidth}
            />
            <aside id={inspectorId} className="side" aria-label={t('areas.inspector')} style={{ width }} data-region="" tabIndex={-1}>
              <HeldRoom>
                <Arriving>
                  <Inspector />
                </Arriving>
              </HeldRoom>
            </aside>
          </>
        )}
      </div>
      <BottomArea />
    </Frame>
  );
}
