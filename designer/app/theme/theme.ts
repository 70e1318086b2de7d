import { createTheme } from '@mui/material/styles';
import { color, floating, font, radius, schemes } from './tokens.ts';

type Scheme = keyof typeof schemes;

function palette(scheme: Scheme) {
  const of = schemes[scheme];
  return {
    palette: {
      mode: scheme,
      background: { default: of.background, paper: of.surface },
      text: { primary: of.text, secondary: of.secondary },
      divider: of.border,
      primary: { main: of.primary, dark: of.primaryHover, contrastText: of.onPrimary },
      error: { main: of.danger, dark: of.dangerHover, contrastText: of.onDanger },
      success: { main: of.success },
      info: { main: of.info },
      warning: { main: of.dispute },
    },
  } as const;
}

const quiet = { disableRipple: true, disableTouchRipple: true } as const;

/** Our look on MUI's behavior: no ripples, no shadows but for what floats, no capitals, one radius. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: palette('light'), dark: palette('dark') },
  shape: { borderRadius: radius },
  spacing: 8,
  typography: {
    fontFamily: font.text,
    fontSize: 14,
    button: { textTransform: 'none', fontWeight: 550, letterSpacing: 0 },
  },
  transitions: {
    duration: { shortest: 100, shorter: 120, short: 120, standard: 150, complex: 150, enteringScreen: 120, leavingScreen: 100 },
  },
  components: {
    MuiButtonBase: { defaultProps: quiet },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: {
          minWidth: 0,
          minHeight: 32,
          padding: '5px 12px',
          fontSize: 13,
          lineHeight: 1.5,
          whiteSpace: 'nowrap',
          '&.Mui-disabled': { color: color.muted },
        },
        contained: { '&.Mui-disabled': { backgroundColor: color.border, color: color.muted } },
        outlined: { borderColor: color.outline, color: color.text, '&:hover': { borderColor: color.text, backgroundColor: color.hover } },
        text: { color: color.primary, '&:hover': { backgroundColor: color.hover } },
        startIcon: { marginRight: 6, marginLeft: -2, '& > *:nth-of-type(1)': { fontSize: 17 } },
      },
    },
    MuiIconButton: {
      styleOverrides: {
        root: { borderRadius: radius, padding: 6, color: color.secondary, '&:hover': { backgroundColor: color.hover, color: color.text } },
      },
    },
    MuiSvgIcon: { styleOverrides: { root: { fontSize: 18 } } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiMenu: {
      styleOverrides: { paper: { boxShadow: floating, marginTop: 4, minWidth: 180, maxHeight: 420 }, list: { padding: '4px 0' } },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          minHeight: 32,
          fontSize: 13,
          padding: '4px 12px',
          gap: 10,
          '&:hover, &.Mui-focusVisible': { backgroundColor: color.hover },
          '&.Mui-selected, &.Mui-selected:hover, &.Mui-selected.Mui-focusVisible': { backgroundColor: color.selected },
        },
      },
    },
    MuiPopover: { styleOverrides: { paper: { boxShadow: floating } } },
    MuiDialog: { styleOverrides: { paper: { boxShadow: floating, borderRadius: 10 } } },
    MuiBackdrop: { styleOverrides: { root: { backgroundColor: color.scrim }, invisible: { backgroundColor: 'transparent' } } },
  },
});
