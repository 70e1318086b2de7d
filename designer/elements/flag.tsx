import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { AccountRow } from '#engine';
import { color } from '../app/theme/tokens.ts';

export type FlagName = AccountRow['flags'][number];

const looks: Readonly<Record<FlagName, { readonly icon: typeof FlagOutlined; readonly color: string }>> = {
  forgotten: { icon: HelpOutlineOutlined, color: color.danger },
  'needs-attention': { icon: ErrorOutlineOutlined, color: color.danger },
  suspended: { icon: BlockOutlined, color: color.danger },
  disputed: { icon: FlagOutlined, color: color.dispute },
  promised: { icon: HandshakeOutlined, color: color.promise },
  held: { icon: PauseCircleOutlineOutlined, color: color.info },
  overridden: { icon: AltRouteOutlined, color: color.info },
  overdue: { icon: ScheduleOutlined, color: color.danger },
  contacted: { icon: ForumOutlined, color: color.muted },
};

/** The order in which flags matter when not all of them fit. */
const order = Object.keys(looks) as FlagName[];

const Mark = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  height: 22,
  color: color.secondary,
  fontSize: 12,
  fontWeight: 500,
  lineHeight: '20px',
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 15 },
});

export function Flag({ flag }: { readonly flag: FlagName }) {
  const { t } = useTranslation('elements');
  const { icon: Icon, color: tint } = looks[flag];
  return (
    <Mark data-tip={t(`flagTip.${flag}`)}>
      <Icon aria-hidden style={{ color: tint }} />
      {t(`flag.${flag}`)}
    </Mark>
  );
}

const Line = styled('span')({
  display: 'inline-flex',
  gap: 10,
  alignItems: 'center',
  minWidth: 0,
  '& .more': { color: color.muted, fontSize: 12 },
});

/** Flags by weight; those beyond `most` as a number with their words in the tooltip. */
export function Flags({ flags, most = 8 }: { readonly flags: readonly FlagName[]; readonly most?: number }) {
  const { t } = useTranslation('elements');
  const sorted = order.filter((flag) => flags.includes(flag));
  const rest = sorted.slice(most);
  return (
    <Line>
      {sorted.slice(0, most).map((flag) => (
        <Flag key={flag} flag={flag} />
      ))}
      {rest.length > 0 && (
        <span className="more" data-tip={rest.map((flag) => t(`flag.${flag}`)).join(', ')}>
          {t('moreFlags', { count: rest.length })}
        </span>
      )}
    </Line>
  );
}
