import Dialog from '@mui/material/Dialog';
import { useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#engine';
import { SignInForm } from '../../sign-in/sign-in-form.tsx';
import { queryClient } from '../api/query-client.ts';
import { sessionWatch } from '../api/session-watch.ts';
import { useAcceptSession, useSession } from '../session.ts';

/** Over the page when the session has ended under it: the page stays, and so does what was typed. */
export function SignedOut() {
  const { t } = useTranslation('app');
  const heading = useId();
  const { user } = useSession();
  const accept = useAcceptSession();
  const isLost = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.isLost);
  const onSignedIn = (session: SessionView): void => {
    if (session.user.id !== user.id) {
      window.location.reload();
      return;
    }
    accept(session);
    queryClient.invalidateQueries().catch(() => undefined);
  };
  return (
    <Dialog open={isLost} aria-labelledby={heading}>
      <div style={{ padding: 24, width: 'min(400px, calc(100vw - 64px))' }}>
        <h2 id={heading}>{t('signedOut.title')}</h2>
        <p style={{ margin: '4px 0 16px' }}>{t('signedOut.words')}</p>
        <SignInForm email={user.email} onSignedIn={onSignedIn} />
      </div>
    </Dialog>
  );
}
