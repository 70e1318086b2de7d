import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { usePageTitle } from '../elements/page.tsx';
import { CallError } from './api/call-error.ts';
import { color, font } from './theme/tokens.ts';

const Frame = styled('div')({
  display: 'grid',
  gap: 12,
  justifyItems: 'start',
  maxWidth: 560,
  padding: '64px 24px',
  margin: '0 auto',
  '& .code': { color: color.secondary, fontFamily: font.mono, fontSize: 12, overflowWrap: 'anywhere' },
  '& .acts': { display: 'flex', gap: 8, marginTop: 4 },
});

/** Where a page has failed: what happened, what was kept, what to do, the code to quote. */
export function PageFault() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  usePageTitle(t('fault.title'));
  return (
    <Frame role="alert">
      <h1>{t('fault.title')}</h1>
      <p>{isOutdated(error) ? t('fault.outdated') : t('fault.words')}</p>
      <p className="code">{t('fault.code', { code: codeOf(error) })}</p>
      <div className="acts">
        <Button variant="contained" onClick={() => window.location.reload()}>
          {t('fault.reload')}
        </Button>
        <Button variant="outlined" href="/portfolio">
          {t('fault.home')}
        </Button>
      </div>
    </Frame>
  );
}

/** A part of the page that the server no longer has: it was built anew meanwhile. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

function codeOf(error: unknown): string {
  if (error instanceof CallError) return [error.code, error.requestId].filter(Boolean).join(' · ');
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'page.unknown_fault';
}
