import CheckOutlined from '@mui/icons-material/CheckOutlined';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled, useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../elements/visually-hidden.ts';
import { useSession } from '../session.ts';
import { color } from '../theme/tokens.ts';

const modes = ['light', 'dark', 'system'] as const;

const Trigger = styled('button')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  height: 36,
  padding: '0 6px',
  border: 0,
  borderRadius: 6,
  background: 'none',
  cursor: 'pointer',
  textAlign: 'left',
  '&:hover': { background: color.hover },
  '& .initials': {
    display: 'grid',
    placeItems: 'center',
    width: 28,
    height: 28,
    borderRadius: '50%',
    background: color.selected,
    color: color.primary,
    fontSize: 11,
    fontWeight: 650,
  },
  '& .who': { display: 'grid', fontSize: 13, lineHeight: '16px', fontWeight: 550, whiteSpace: 'nowrap' },
  '& .role': { color: color.muted, fontSize: 11.5, fontWeight: 400, lineHeight: '14px' },
  '@media (max-width: 1099px)': { '& .who': { display: 'none' } },
});

const Section = styled('li')({ padding: '6px 12px 2px', color: color.muted, fontSize: 12 });
const Tick = styled('span')({ display: 'inline-grid', width: 18, height: 18, color: color.primary });
const Edge = styled('li')({ height: 1, margin: '4px 0', background: color.border });

interface PersonMenuProps {
  readonly onShortcuts: () => void;
  readonly onSignOut: () => void;
}

/** Who is here, how it looks to them, and the way out. */
export function PersonMenu({ onShortcuts, onSignOut }: PersonMenuProps) {
  const { t } = useTranslation('app');
  const { user } = useSession();
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  const role = t(`role.${user.role}`);
  return (
    <>
      <Trigger type="button" aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        <VisuallyHidden>{t('person.menu', { name: user.name, role })}</VisuallyHidden>
        <span className="initials" aria-hidden>
          {initialsOf(user.name)}
        </span>
        <span className="who" aria-hidden>
          {user.name}
          <span className="role">{role}</span>
        </span>
      </Trigger>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <Section role="presentation">{t('person.look')}</Section>
        {modes.map((each) => (
          <MenuItem key={each} role="menuitemradio" aria-checked={mode === each} onClick={() => setMode(each)}>
            <Tick>{mode === each && <CheckOutlined />}</Tick>
            {t(`person.${each}`)}
          </MenuItem>
        ))}
        <Edge role="separator" />
        <MenuItem
          onClick={() => {
            close();
            onShortcuts();
          }}
        >
          <KeyboardOutlined />
          {t('person.shortcuts')}
        </MenuItem>
        <MenuItem onClick={onSignOut}>
          <LogoutOutlined />
          {t('person.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
}
