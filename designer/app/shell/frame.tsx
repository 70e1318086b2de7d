import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { TipLayer } from '../../elements/tip-layer.tsx';
import { call } from '../api/call.ts';
import { useClock } from '../clock.ts';
import { useLiveConnection } from '../live/use-live.ts';
import { useSession } from '../session.ts';
import { ShortcutHelp } from '../shortcuts/shortcut-help.tsx';
import { useShortcut, useShortcutKeys } from '../shortcuts/use-shortcut.ts';
import { color, narrow } from '../theme/tokens.ts';
import { CallbackBar } from './callback-bar.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { Rail } from './rail.tsx';
import { SandboxBar } from './sandbox-bar.tsx';
import { SignedOut } from './signed-out.tsx';
import { TopBar } from './top-bar.tsx';

const Whole = styled('div')({
  '--dc-top': '48px',
  '&[data-sandbox]': { '--dc-top': '88px' },
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  minHeight: '100vh',
  [narrow]: { display: 'block' },
});

const Chrome = styled('header')({
  position: 'sticky',
  top: 0,
  zIndex: 10,
  '@media (max-height: 480px)': { position: 'static' },
  [narrow]: { position: 'static' },
});

const Skip = styled('a')({
  position: 'fixed',
  top: 8,
  left: 8,
  zIndex: 100,
  padding: '6px 12px',
  borderRadius: 6,
  background: color.primary,
  color: color.onPrimary,
  fontWeight: 600,
  transform: 'translateY(-60px)',
  '&:focus': { transform: 'none' },
});

/** What stands around every page. */
export function Frame() {
  const { t } = useTranslation('app');
  const { user } = useSession();
  const { mode } = useClock();
  const [showsKeys, setShowsKeys] = useState(false);
  useLiveConnection(user.id);
  useShortcutKeys();
  useShortcut('?', t('shortcuts.help'), () => setShowsKeys(true), 'everywhere');
  const main = useFocusOnArrival();
  return (
    <Whole {...(mode === 'sandbox' ? { 'data-sandbox': '' } : {})}>
      <Skip href="#main">{t('skip')}</Skip>
      <Rail />
      <div>
        <Chrome>
          <TopBar onShortcuts={() => setShowsKeys(true)} onSignOut={signOut} />
          {mode === 'sandbox' && <SandboxBar />}
          <CallbackBar />
          <ConnectionBar />
        </Chrome>
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ShortcutHelp open={showsKeys} onClose={() => setShowsKeys(false)} />
      <SignedOut />
      <TipLayer />
      <ScrollRestoration />
    </Whole>
  );
}

/** A new page begins at its own beginning for keyboard and ears; changing a filter is not a new page. */
function useFocusOnArrival() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}

/** Ends the session; the page is left whole, so that nothing of it stays in memory. */
function signOut(): void {
  call('session.end', {})
    .catch(() => undefined)
    .finally(() => window.location.assign('/sign-in'));
}
