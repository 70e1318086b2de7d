/** The colors of ../ui: each is used for one meaning, text colors are at least 4.5:1 on background and surface. */
const light = {
  background: '#F6F7F9',
  surface: '#FFFFFF',
  sunken: '#FAFBFC',
  hover: '#F1F4F6',
  border: '#E1E5EA',
  /** Edges of what can be operated: 3:1. */
  outline: '#868F9D',
  text: '#14181F',
  secondary: '#4A5361',
  muted: '#5F6B7A',
  primary: '#0B6B6B',
  primaryHover: '#085656',
  onPrimary: '#FFFFFF',
  selected: '#E4F1F0',
  promise: '#5646B8',
  dispute: '#9A4D08',
  danger: '#B3261E',
  dangerHover: '#8F1D17',
  onDanger: '#FFFFFF',
  dangerTint: '#FCEEED',
  success: '#1A7446',
  info: '#1F5AA6',
  amber: '#FFF4D6',
  amberEdge: '#E8CC85',
  onAmber: '#553C00',
  age0: '#75828F',
  age1: '#A87A00',
  age2: '#C25A10',
  age3: '#B3352A',
  age4: '#6F1726',
  shade: 'rgba(20, 24, 31, 0.16)',
  scrim: 'rgba(20, 24, 31, 0.32)',
} as const;

export type TokenName = keyof typeof light;

const dark: Readonly<Record<TokenName, string>> = {
  background: '#0F1318',
  surface: '#171C23',
  sunken: '#131820',
  hover: '#1E252E',
  border: '#2B333D',
  outline: '#6B7786',
  text: '#E8EBF0',
  secondary: '#A7B0BD',
  muted: '#8C97A6',
  primary: '#5CC8C2',
  primaryHover: '#7AD6D1',
  onPrimary: '#06201F',
  selected: '#17302F',
  promise: '#A99CF5',
  dispute: '#F0A35B',
  danger: '#F28B82',
  dangerHover: '#F5A29B',
  onDanger: '#2A0805',
  dangerTint: '#2C1A1C',
  success: '#6FCF97',
  info: '#82B4F5',
  amber: '#2D2510',
  amberEdge: '#5C4B1C',
  onAmber: '#F3D58C',
  age0: '#8C97A6',
  age1: '#E3B341',
  age2: '#F0883E',
  age3: '#F06A5E',
  age4: '#C94F6D',
  shade: 'rgba(0, 0, 0, 0.5)',
  scrim: 'rgba(0, 0, 0, 0.55)',
};

export const schemes = { light, dark } as const;

/** A color by its meaning, in whichever scheme is on. */
export const color = Object.fromEntries(Object.keys(light).map((name) => [name, `var(--dc-${name})`])) as Readonly<
  Record<TokenName, string>
>;

/** The scheme's colors as custom properties. */
export function colorProperties(scheme: keyof typeof schemes): Record<string, string> {
  return Object.fromEntries(Object.entries(schemes[scheme]).map(([name, value]) => [`--dc-${name}`, value]));
}

export const font = {
  text: '"Inter Variable", "Inter", system-ui, -apple-system, "Segoe UI", sans-serif',
  mono: '"IBM Plex Mono", ui-monospace, "SF Mono", Menlo, monospace',
} as const;

export const radius = 6;
/** The one shadow: for what floats. */
export const floating = `0 8px 28px ${color.shade}, 0 0 0 1px ${color.border}`;
export const narrow = '@media (max-width: 899px)';
export const broad = '@media (min-width: 900px)';
