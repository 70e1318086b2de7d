import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { compareFlows, type Flow } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useGo } from '../app/use-go.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useFlow, useFlowDefinition } from '../flow/flow-context.ts';
import { pathOf } from '../flow/paths.ts';
import type { Opened } from '../flow/use-opened.ts';
import { DifferenceList } from './difference-list.tsx';

const Body = styled('div')({
  display: 'grid',
  gap: 12,
  width: 'min(560px, calc(100vw - 64px))',
  padding: '0 20px 20px',
  fontSize: 13,
  '& .acts': { display: 'flex', gap: 8 },
});

/** Shows what goes with a draft before it goes. */
export function DiscardDialog({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  const { t } = useTranslation('versions');
  const { t: ofElements } = useTranslation('elements');
  const { store, kind, id, announce, save } = useFlow();
  const heading = useId();
  const go = useGo();
  const draft = useFlowDefinition();
  const { text, version } = opened.detail;
  const gone = useMemo(() => (text === undefined ? [] : compareFlows(JSON.parse(text) as Flow, draft)), [text, draft]);
  const discard = useAct('definitions.discard', {
    refreshes: ['definitions.list', 'definitions.get'],
    onDone: ({ revision: next }) => {
      if (text === undefined || next === undefined) {
        go(`/${pathOf[kind]}`);
        return;
      }
      store.receive({ text, revision: next });
      announce(t('discarded'));
      onClose();
    },
  });
  const start = async (): Promise<void> => {
    await save();
    discard.act({ params: { kind, definitionId: id }, revision: store.getState().revision });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('discardTitle')} onClose={onClose} />
      <Body>
        <p>{version === undefined ? t('discardGone') : t('discardWords', { version })}</p>
        <DifferenceList differences={gone} />
        {discard.error && <FaultNote error={discard.error} of="act" />}
        <div className="acts">
          <Button variant="contained" color="error" disabled={discard.isBusy} onClick={() => void start()}>
            {t('discard')}
          </Button>
          <Button onClick={onClose}>{ofElements('cancel')}</Button>
        </div>
      </Body>
    </Dialog>
  );
}
