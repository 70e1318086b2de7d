import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudQueueOutlined from '@mui/icons-material/CloudQueueOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { sessionWatch } from '../app/api/session-watch.ts';
import { color } from '../app/theme/tokens.ts';
import type { SaveTrouble } from '../document/document-store.ts';
import { Badge } from '../elements/badge.ts';
import { useFaultWords } from '../elements/fault-words.ts';
import { useFlowDocument } from './flow-context.ts';
import type { Opened } from './use-opened.ts';
import type { Saving } from './use-saving.ts';

const Words = styled('span')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  color: color.muted,
  fontSize: 12.5,
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 16 },
  '&[data-state=offline], &[data-state=refused], &[data-state=conflict]': { color: color.danger, fontWeight: 550 },
});

interface SaveStateProps {
  readonly saving: Saving;
  readonly isKept: boolean;
  readonly opened: Opened;
}

/** Whether what one sees is saved, in words. */
export function SaveStateView({ saving, isKept, opened }: SaveStateProps) {
  const { t } = useTranslation('flow');
  const state = useFlowDocument(({ saveState }) => saveState);
  const fault = useStore(saving.report, (report) => report.fault);
  const isSignedOut = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.isLost);
  const words = useFaultWords();
  const isTrouble = state === 'offline' || state === 'refused';
  const said = isTrouble ? troubleWords(state, isSignedOut, isKept) : state;
  const tip = isTrouble ? troubleTip() : t('save.savedTip');
  const isDraft = opened.detail.draft !== undefined || state !== 'saved';

  function troubleTip(): string {
    if (!isKept) return t('save.nowhereTip');
    return state === 'refused' && fault ? t('save.refusedTip', { reason: words(fault) }) : t('save.keptTip');
  }

  return (
    <>
      {isDraft && <Badge>{t('version.draft')}</Badge>}
      <Words role="status" data-state={state} data-tip={tip}>
        {state === 'saved' && <CloudDoneOutlined aria-hidden />}
        {(state === 'unsaved' || state === 'saving') && <CloudQueueOutlined aria-hidden />}
        {(isTrouble || state === 'conflict') && <CloudOffOutlined aria-hidden />}
        {t(`save.${said}`)}
      </Words>
      {isTrouble && (
        <Button variant="outlined" onClick={() => void saving.flush()}>
          {t('save.retry')}
        </Button>
      )}
    </>
  );
}

function troubleWords(trouble: SaveTrouble, isSignedOut: boolean, isKept: boolean): 'signedOut' | SaveTrouble | 'nowhere' {
  if (!isKept) return 'nowhere';
  return isSignedOut ? 'signedOut' : trouble;
}
