import { useTranslation } from 'react-i18next';
import { FaultNote } from '../../elements/note.tsx';
import { useFlowValue } from '../../flow/flow-context.ts';
import { SegmentChanges } from './segment-changes.tsx';
import { keyedRows } from './segment-rows.ts';
import { useSegmentPreview } from './use-segment-preview.ts';
import './segments-texts.ts';

/** Whom a new version of the segments reaches: told where it is published, in the words of the editor. */
export function SegmentReach() {
  const { t } = useTranslation('segments');
  const rows = keyedRows(useFlowValue((value) => value));
  const { preview, isFaulty, error, retry } = useSegmentPreview();
  if (isFaulty) return null;
  if (error) return <FaultNote error={error} of="load" onRetry={retry} />;
  if (!preview) return <p role="status">{t('preview.looking')}</p>;
  return (
    <>
      <SegmentChanges preview={preview} rows={rows} />
      {!preview.inForce && <p>{t('preview.notInForce')}</p>}
    </>
  );
}
