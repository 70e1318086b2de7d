import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudQueueOutlined from '@mui/icons-material/CloudQueueOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CallError } from '../app/api/call-error.ts';
import { sessionWatch } from '../app/api/session-watch.ts';
import { color } from '../app/theme/tokens.ts';
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
  '&[data-state=offline], &[data-state=conflict]': { color: color.danger, fontWeight: 550 },
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
  const said = state === 'offline' ? offlineWords(isSignedOut, fault, isKept) : state;
  const tip = state === 'offline' ? offlineTip() : t('save.savedTip');
  const isDraft = opened.detail.draft !== undefined || state !== 'saved';

  function offlineTip(): string {
    if (!isKept) return t('save.nowhereTip');
    return said === 'refused' && fault ? t('save.refusedTip', { reason: words(fault) }) : t('save.keptTip');
  }

  return (
    <>
      {isDraft && <span className="chip">{t('version.draft')}</span>}
      <Words role="status" data-state={state} data-tip={tip}>
        {state === 'saved' && <CloudDoneOutlined aria-hidden />}
        {(state === 'unsaved' || state === 'saving') && <CloudQueueOutlined aria-hidden />}
        {(state === 'offline' || state === 'conflict') && <CloudOffOutlined aria-hidden />}
        {t(`save.${said}`)}
      </Words>
      {state === 'offline' && (
        <Button variant="outlined" onClick={() => void saving.flush()}>
          {t('save.retry')}
        </Button>
      )}
    </>
  );
}

function offlineWords(
  isSignedOut: boolean,
  fault: CallError | undefined,
  isKept: boolean,
): 'signedOut' | 'refused' | 'offline' | 'nowhere' {
  if (!isKept) return 'nowhere';
  if (isSignedOut) return 'signedOut';
  return fault && fault.status !== 0 && fault.status < 500 ? 'refused' : 'offline';
}
