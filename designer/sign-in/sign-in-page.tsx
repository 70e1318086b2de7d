import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SessionView } from '#engine';
import { useAcceptSession } from '../app/session.ts';
import { Mark } from '../app/shell/mark.tsx';
import { color, radius } from '../app/theme/tokens.ts';
import { useGo } from '../app/use-go.ts';
import { usePageTitle } from '../elements/page.tsx';
import { SignInForm } from './sign-in-form.tsx';

const Frame = styled('main')({
  display: 'grid',
  alignContent: 'center',
  justifyItems: 'center',
  gap: 20,
  minHeight: '100vh',
  padding: '24px 16px 10vh',
  '& .brand': { display: 'flex', alignItems: 'center', gap: 10, fontSize: 18, fontWeight: 650, letterSpacing: '-0.02em' },
  '& .card': {
    width: 'min(376px, 100%)',
    padding: 28,
    border: `1px solid ${color.border}`,
    borderRadius: radius + 4,
    background: color.surface,
  },
  '& h1': { marginBottom: 20 },
});

export function SignInPage() {
  const { t } = useTranslation('signIn');
  usePageTitle(t('title'));
  const go = useGo();
  const [search] = useSearchParams();
  const accept = useAcceptSession();
  const onSignedIn = (session: SessionView): void => {
    accept(session);
    go(wantedPage(search.get('next')), { replace: true });
  };
  return (
    <Frame>
      <div className="brand">
        <Mark size={30} />
        {t('product')}
      </div>
      <div className="card">
        <h1>{t('title')}</h1>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </Frame>
  );
}

/** Where one wanted to go; only within this site. */
function wantedPage(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
