import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { PublishBody } from '../../flow/publish/publish-body.ts';
import type { Opened } from '../../flow/use-opened.ts';
import { textAt } from '../items.ts';
import type { PlainKind } from '../kinds.ts';
import { PublishForm } from './publish-form.tsx';

interface PublishDialogProps {
  readonly kind: PlainKind;
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** All that should be known before a draft becomes a version, and that it has become one. */
export function PublishDialog({ kind, opened, onClose }: PublishDialogProps) {
  const { t } = useTranslation('definitions');
  const { t: ofElements } = useTranslation('elements');
  const { id } = useFlow();
  const heading = useId();
  const name = useFlowValue((value) => textAt(value, 'name') ?? id);
  // What was live when the dialog was opened: the answer makes it the version before.
  const [before] = useState(opened);
  const [done, setDone] = useState<AnswerOf<'definitions.publish'> | undefined>(undefined);
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead
        id={heading}
        title={done ? t('publish.done', { version: done.version }) : t('publish.title', { name })}
        onClose={onClose}
      />
      {done ? (
        <PublishBody>
          <p role="status">{done.unchanged ? t('publish.unchanged', { version: done.version }) : t('publish.doneWords')}</p>
          <div className="acts">
            <Button variant="contained" autoFocus onClick={onClose}>
              {ofElements('close')}
            </Button>
          </div>
        </PublishBody>
      ) : (
        <PublishForm kind={kind} opened={before} onDone={setDone} onClose={onClose} />
      )}
    </Dialog>
  );
}
