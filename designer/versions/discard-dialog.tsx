import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../app/api/use-act.ts';
import { useGo } from '../app/use-go.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { FaultNote } from '../elements/note.tsx';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { listAddress } from '../flow/kinds.ts';
import { PublishBody } from '../flow/publish/publish-body.ts';
import type { Opened } from '../flow/use-opened.ts';
import { DifferenceList } from './difference-list.tsx';
import { useDifferences } from './use-differences.ts';

/** Shows what goes with a draft before it goes. */
export function DiscardDialog({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  const { t } = useTranslation('versions');
  const { t: ofElements } = useTranslation('elements');
  const { store, kind, id, announce, save } = useFlow();
  const heading = useId();
  const go = useGo();
  const draft = useFlowValue((value) => value);
  const { text, version } = opened.detail;
  const gone = useDifferences(text, draft) ?? [];
  const discard = useAct('definitions.discard', {
    refreshes: ['definitions.list', 'definitions.get'],
    onDone: ({ revision: next }) => {
      if (text === undefined || next === undefined) {
        go(listAddress(kind));
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
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('discardTitle')} onClose={onClose} />
      <PublishBody>
        <p>{version === undefined ? t('discardGone') : t('discardWords', { version })}</p>
        <DifferenceList differences={gone} />
        {discard.error && <FaultNote error={discard.error} of="act" />}
        <div className="acts">
          <Button variant="contained" color="error" disabled={discard.isBusy} onClick={() => void start()}>
            {t('confirmDiscard')}
          </Button>
          <Button onClick={onClose}>{ofElements('cancel')}</Button>
        </div>
      </PublishBody>
    </Dialog>
  );
}
