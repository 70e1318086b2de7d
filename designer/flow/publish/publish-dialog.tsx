import Dialog from '@mui/material/Dialog';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#engine';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { useFlowDocument } from '../flow-context.ts';
import type { Opened } from '../use-opened.ts';
import { PublishForm } from './publish-form.tsx';
import { Published } from './published.tsx';

interface PublishDialogProps {
  readonly opened: Opened;
  /** Whom it reaches. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** All that should be known before a draft becomes a version, and what became of it. */
export function PublishDialog({ opened, children, onClose }: PublishDialogProps) {
  const { t } = useTranslation('flow');
  const heading = useId();
  const name = useFlowDocument(({ value, id }) => (typeof value['name'] === 'string' ? value['name'] : id));
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
        <Published done={done} onClose={onClose} />
      ) : (
        <PublishForm opened={before} now={opened} onDone={setDone} onClose={onClose}>
          {children}
        </PublishForm>
      )}
    </Dialog>
  );
}
