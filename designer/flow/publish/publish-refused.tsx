import { useTranslation } from 'react-i18next';
import type { CallError } from '../../app/api/call-error.ts';
import { FaultNote } from '../../elements/note.tsx';

interface PublishRefusedProps {
  readonly error: CallError | null;
  /** Who has published it meanwhile. */
  readonly takenBy: string | undefined;
}

/** Why it is not published; where somebody was faster, who that was and what to do now. */
export function PublishRefused({ error, takenBy }: PublishRefusedProps) {
  const { t } = useTranslation('flow');
  const newer = error?.newer;
  if (takenBy === undefined && error && !newer) return <FaultNote error={error} of="act" />;
  if (takenBy === undefined && !newer) return null;
  return (
    <p role="alert" className="bad">
      {takenBy === undefined ? t('publish.changed', { name: newer?.by?.name ?? t('somebody') }) : t('publish.taken', { name: takenBy })}
    </p>
  );
}
