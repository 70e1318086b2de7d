import Dialog from '@mui/material/Dialog';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { useFlowValue } from '../../flow/flow-context.ts';
import { PublishBody } from '../../flow/publish/publish-body.ts';
import { DifferenceLines, useDifferences } from '../difference-lines.tsx';

interface CompareDialogProps {
  readonly version: number;
  readonly text: string;
  readonly onClose: () => void;
}

/** What has changed since a version, in words. */
export function CompareDialog({ version, text, onClose }: CompareDialogProps) {
  const { t } = useTranslation('definitions');
  const heading = useId();
  const value = useFlowValue((each) => each);
  const differences = useDifferences(text, value) ?? [];
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('versions.differencesTitle', { version })} onClose={onClose} />
      <PublishBody>{differences.length === 0 ? <p>{t('publish.same')}</p> : <DifferenceLines differences={differences} />}</PublishBody>
    </Dialog>
  );
}
