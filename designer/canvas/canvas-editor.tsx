import AutoFixHighOutlined from '@mui/icons-material/AutoFixHighOutlined';
import ViewSidebarOutlined from '@mui/icons-material/ViewSidebarOutlined';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { color, floating, narrow } from '../app/theme/tokens.ts';
import { Segmented } from '../elements/segmented.tsx';
import { Palette } from '../palette/palette.tsx';
import { useEditing } from './acts/use-editing.tsx';
import { inspector } from './inspector-focus.ts';
import { Outline } from './outline.tsx';
import { ToolSlot } from './stage/tool-slot.tsx';
import { useStage } from './state/stage-context.ts';

const Side = styled('div')({
  position: 'absolute',
  left: 12,
  top: 12,
  bottom: 60,
  zIndex: 6,
  width: 232,
  display: 'flex',
  flexDirection: 'column',
  borderRadius: 6,
  background: color.surface,
  boxShadow: floating,
  // Its shadow is not drawn again while the canvas moves below.
  willChange: 'transform',
  '& > .tabs': { flex: 'none', padding: '8px 10px 0', display: 'grid' },
  '& > .tabs > [role=group]': { display: 'grid', gridTemplateColumns: '1fr 1fr' },
  '& > .room': { flex: 1, minHeight: 0, overflow: 'hidden' },
  '& > .room[hidden]': { display: 'none' },
  [narrow]: { display: 'none' },
});

interface CanvasEditorProps {
  readonly showsSide: boolean;
  readonly onSide: () => void;
}

/** What is needed to work on the canvas: palette, outline, dialogs, and its keys for the list of shortcuts. */
export function CanvasEditor({ showsSide, onSide }: CanvasEditorProps) {
  const { t } = useTranslation('canvas');
  const { asks, add, run, tidying } = useEditing();
  const [tab, setTab] = useState<'add' | 'outline'>('add');
  // Of a large flow it takes as long to make as the canvas, so it comes when it is first asked for, and stays.
  const [outlined, setOutlined] = useState(false);
  const turn = (to: 'add' | 'outline'): void => {
    setTab(to);
    if (to === 'outline') setOutlined(true);
  };
  const stage = useStage();
  useWayBack(stage.focus, stage.now);
  useShortcut('c', t('shortcut.connect'), () => run('connect'));
  useShortcut('i', t('shortcut.insert'), () => run(stage.now().length === 0 ? 'addStep' : 'addAfter'));
  useShortcut('Delete', t('shortcut.remove'), () => run('remove'));
  useShortcut('[', t('shortcut.earlier'), () => run('earlier'));
  useShortcut(']', t('shortcut.later'), () => run('later'));
  return (
    <>
      {showsSide && (
        <Side>
          <div className="tabs">
            <Segmented
              label={t('side.label')}
              options={[
                { id: 'add', label: t('side.add') },
                { id: 'outline', label: t('side.outline') },
              ]}
              value={tab}
              onChange={turn}
            />
          </div>
          <div className="room" hidden={tab !== 'add'}>
            <Palette onAdd={add} />
          </div>
          <div className="room" hidden={tab !== 'outline'}>
            {outlined && <Outline />}
          </div>
        </Side>
      )}
      <ToolSlot>
        <button type="button" aria-pressed={showsSide} aria-label={t('tools.panel')} data-tip={t('tools.panel')} onClick={onSide}>
          <ViewSidebarOutlined style={{ transform: 'scaleX(-1)' }} />
        </button>
        <button type="button" data-tip={t('tools.tidyTip')} disabled={tidying} onClick={() => run('tidy')}>
          <AutoFixHighOutlined />
          {tidying ? t('tools.laying') : t('tools.tidy')}
        </button>
      </ToolSlot>
      {asks}
    </>
  );
}

/** Escape in the inspector leads back to where one was on the canvas. */
function useWayBack(focus: (element: string) => void, now: () => readonly string[]): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Node)) return;
      if (!inspector()?.contains(event.target) || document.querySelector('.MuiModal-root') !== null) return;
      const [first] = now();
      if (first !== undefined) focus(first);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [focus, now]);
}
