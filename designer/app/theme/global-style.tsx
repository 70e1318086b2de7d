import { GlobalStyles } from '@mui/material';
import { color, colorProperties, font, radius } from './tokens.ts';

const styles = (
  <GlobalStyles
    styles={{
      ':root': { ...colorProperties('light'), colorScheme: 'light' },
      ':root[data-theme="dark"]': { ...colorProperties('dark'), colorScheme: 'dark' },
      '*, *::before, *::after': { boxSizing: 'border-box' },
      html: { WebkitTextSizeAdjust: '100%', scrollPaddingTop: 'calc(var(--dc-top, 48px) + 48px)' },
      body: {
        margin: 0,
        background: color.background,
        color: color.text,
        fontFamily: font.text,
        fontSize: 14,
        lineHeight: 1.5,
        fontFeatureSettings: '"cv11", "ss03"',
        WebkitFontSmoothing: 'antialiased',
      },
      'h1, h2, h3, p, dl, dd, ul, ol, figure, fieldset': { margin: 0, padding: 0 },
      fieldset: { border: 0, minWidth: 0 },
      'ul, ol': { listStyle: 'none' },
      h1: { fontSize: 20, lineHeight: '28px', fontWeight: 620, letterSpacing: '-0.012em' },
      h2: { fontSize: 16, lineHeight: '24px', fontWeight: 600, letterSpacing: '-0.006em' },
      h3: { fontSize: 13, lineHeight: '20px', fontWeight: 600 },
      'h1:focus, main:focus': { outline: 'none' },
      'button, input, select, textarea': { font: 'inherit', color: 'inherit' },
      a: { color: color.primary, textDecoration: 'none' },
      // Within a sentence a link is told from its words by more than its color.
      'p a': { textDecoration: 'underline', textUnderlineOffset: 2, textDecorationThickness: 1 },
      'a:hover': { textDecoration: 'underline', textUnderlineOffset: 2 },
      ':focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: 1, borderRadius: radius - 2 },
      'code, kbd, pre': { fontFamily: font.mono, fontSize: '0.92em' },
      kbd: {
        display: 'inline-block',
        minWidth: 20,
        padding: '0 5px',
        border: `1px solid ${color.border}`,
        borderBottomWidth: 2,
        borderRadius: 4,
        background: color.sunken,
        color: color.secondary,
        fontSize: 11,
        lineHeight: '18px',
        textAlign: 'center',
      },
      '::selection': { background: color.selected },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0.01ms !important',
        },
      },
    }}
  />
);

/** What holds for the whole page: colors by scheme, type, focus. */
export function GlobalStyle() {
  return styles;
}
