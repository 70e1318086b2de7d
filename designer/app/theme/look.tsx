import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { GlobalStyle } from './global-style.tsx';
import { styleCache } from './style-cache.ts';
import { theme } from './theme.ts';

/** Theme, colors and global styles around the app; light and dark follow the system until somebody chooses. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <CacheProvider value={styleCache}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="duecourse.mode" noSsr disableTransitionOnChange>
        <GlobalStyle />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
