import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import LabelOutlined from '@mui/icons-material/LabelOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PeopleAltOutlined from '@mui/icons-material/PeopleAltOutlined';
import RouteOutlined from '@mui/icons-material/RouteOutlined';
import SegmentOutlined from '@mui/icons-material/SegmentOutlined';
import SpaceDashboardOutlined from '@mui/icons-material/SpaceDashboardOutlined';
import SupervisorAccountOutlined from '@mui/icons-material/SupervisorAccountOutlined';
import TextSnippetOutlined from '@mui/icons-material/TextSnippetOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import type { RouteId } from '#engine';
import { useMay } from '../session.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { color, narrow } from '../theme/tokens.ts';
import { useGo } from '../use-go.ts';
import { Mark } from './mark.tsx';

type Place =
  | 'work'
  | 'promises'
  | 'board'
  | 'portfolio'
  | 'accounts'
  | 'outbox'
  | 'attention'
  | 'strategies'
  | 'segments'
  | 'templates'
  | 'policies'
  | 'fields'
  | 'people';

interface PlaceEntry {
  readonly id: Place;
  readonly needs: RouteId;
  readonly key: string;
  readonly icon: typeof MailOutlined;
  /** Another address that belongs to it. */
  readonly also?: string;
}

const places: readonly PlaceEntry[] = [
  { id: 'work', needs: 'work.next', key: 'g w', icon: ChecklistOutlined },
  { id: 'promises', needs: 'promises.list', key: 'g r', icon: HandshakeOutlined },
  { id: 'board', needs: 'board.get', key: 'g b', icon: SupervisorAccountOutlined },
  { id: 'portfolio', needs: 'portfolio.get', key: 'g p', icon: SpaceDashboardOutlined },
  { id: 'accounts', needs: 'accounts.list', key: 'g a', icon: PeopleAltOutlined },
  { id: 'outbox', needs: 'outbox.list', key: 'g o', icon: MailOutlined },
  { id: 'attention', needs: 'incidents.list', key: 'g n', icon: ErrorOutlineOutlined },
  { id: 'strategies', needs: 'definitions.list', key: 'g s', icon: RouteOutlined, also: '/resolutions' },
  { id: 'segments', needs: 'definitions.check', key: 'g e', icon: SegmentOutlined },
  { id: 'templates', needs: 'definitions.check', key: 'g t', icon: TextSnippetOutlined },
  { id: 'policies', needs: 'definitions.check', key: 'g c', icon: GavelOutlined },
  { id: 'fields', needs: 'definitions.check', key: 'g f', icon: LabelOutlined },
  { id: 'people', needs: 'abilities.set', key: 'g u', icon: BadgeOutlined },
];

const Frame = styled('nav')({
  position: 'sticky',
  top: 0,
  height: '100vh',
  width: 80,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'stretch',
  gap: 2,
  padding: '0 6px',
  background: color.surface,
  borderRight: `1px solid ${color.border}`,
  // On a low window there are more places than room.
  overflowY: 'auto',
  scrollbarWidth: 'none',
  '& .mark': { display: 'grid', placeItems: 'center', height: 48, marginBottom: 8 },
  '& .place': {
    display: 'grid',
    justifyItems: 'center',
    gap: 3,
    padding: '8px 2px 7px',
    borderRadius: 6,
    color: color.secondary,
    fontSize: 11.5,
    fontWeight: 500,
    lineHeight: '16px',
  },
  '& .place svg': { fontSize: 21 },
  '& .place:hover': { background: color.hover, color: color.text, textDecoration: 'none' },
  '& .place[aria-current]': { background: color.selected, color: color.primary, fontWeight: 600 },
  [narrow]: {
    position: 'fixed',
    top: 'auto',
    bottom: 0,
    left: 0,
    right: 0,
    zIndex: 20,
    width: 'auto',
    height: 60,
    flexDirection: 'row',
    justifyContent: 'space-between',
    overflowX: 'auto',
    alignItems: 'center',
    borderRight: 0,
    borderTop: `1px solid ${color.border}`,
    '& .mark': { display: 'none' },
    '& .place': { flex: '1 0 62px', padding: '6px 2px 5px' },
  },
});

/** Where one can go, by what one may do. */
export function Rail() {
  const { t } = useTranslation('app');
  const may = useMay();
  const { pathname } = useLocation();
  const open = places.filter((place) => may(place.needs));
  return (
    <Frame aria-label={t('rail.label')}>
      <span className="mark">
        <Mark />
      </span>
      {open.map(({ id, key, icon: Icon, also }) => (
        <NavLink
          key={id}
          className="place"
          to={`/${id}`}
          {...(also !== undefined && pathname.startsWith(also) ? { 'aria-current': 'page' } : {})}
        >
          <Icon aria-hidden />
          {t(`rail.${id}`)}
          <GoKey keys={key} place={id} />
        </NavLink>
      ))}
    </Frame>
  );
}

function GoKey({ keys, place }: { readonly keys: string; readonly place: Place }) {
  const { t } = useTranslation('app');
  const go = useGo();
  useShortcut(keys, t('shortcuts.go', { page: t(`rail.${place}`) }), () => go(`/${place}`), 'everywhere');
  return null;
}
