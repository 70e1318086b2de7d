import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import PersonOffOutlined from '@mui/icons-material/PersonOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BoardRow } from '#engine';
import { accountAddress } from '../app/accounts-address.ts';
import { useToday } from '../app/clock.ts';
import { useOpenAccounts } from '../app/live/use-live.ts';
import { dayWords } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';

const Who = styled('div')({
  display: 'grid',
  justifyItems: 'start',
  '& .name': { display: 'flex', alignItems: 'center', gap: 5, fontWeight: 550, overflowWrap: 'anywhere' },
  '& .name svg': { fontSize: 16, color: color.muted },
  '& .kind': { color: color.muted, fontWeight: 400 },
  '& .line': { display: 'flex', alignItems: 'center', gap: 4, fontSize: 12, lineHeight: '18px', color: color.secondary },
  '& .line svg': { flex: 'none', fontSize: 15 },
  '& .here': { color: color.info },
  '& .here a': { color: color.info, fontWeight: 550 },
  '& .away': { color: color.dispute },
});

/** Whose row it is, which accounts they have open now, and until when they are absent. */
export function BoardWho({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation('board');
  const today = useToday();
  const opened = useOpenAccounts();
  const { holder, name, absence, unfit } = row;
  const isPerson = holder.kind === 'person';
  const here = isPerson ? [...opened.values()].filter(({ people }) => people.some(({ id }) => id === holder.id)) : [];
  return (
    <Who>
      <span className="name">
        {!isPerson && <InboxOutlined aria-hidden />}
        {name}
        {!isPerson && <span className="kind">{t('pool')}</span>}
      </span>
      {unfit !== undefined && (
        <span className="line away">
          <PersonOffOutlined aria-hidden />
          {t('unfit', { count: unfit })}
        </span>
      )}
      {here.length > 0 && (
        <span className="line here" data-opened="">
          <VisibilityOutlined aria-hidden />
          <span>
            {t('opened')}{' '}
            {here.map(({ accountId, accountName }, index) => (
              <span key={accountId}>
                {index > 0 && ', '}
                <Link to={accountAddress(accountId)}>{accountName}</Link>
              </span>
            ))}
          </span>
        </span>
      )}
      {absence && (
        <span className="line away">
          <EventBusyOutlined aria-hidden />
          {t(absence.isNow ? 'absent.now' : 'absent.later', {
            from: dayWords(absence.from, today),
            day: dayWords(absence.until, today),
            name: absence.substitute.name,
          })}
        </span>
      )}
    </Who>
  );
}
