import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { useClock } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { Moment } from '../elements/when.tsx';
import type { MessageDetail } from './message-facts.tsx';
import { type NoticeStatus, StatusMark } from './status-look.tsx';

const List = styled('ol')({
  '& li': { display: 'flex', flexWrap: 'wrap', gap: '0 12px', padding: '4px 0', borderTop: `1px solid ${color.border}` },
  '& li:first-of-type': { borderTop: 0 },
  '& .at': { width: 132, color: color.secondary, whiteSpace: 'nowrap' },
  '& .quiet': { color: color.secondary },
});

/** As the history calls them, and as this page does. */
const stored: Readonly<Record<string, NoticeStatus>> = {
  pending: 'planned',
  leased: 'sending',
  calling: 'sending',
  done: 'sent',
  held: 'held',
  cancelled: 'cancelled',
  skipped: 'skipped',
  sealed: 'sealed',
  parked: 'parked',
  failed: 'failed',
};

/** Each stage a message has gone through. */
export function MessageHistory({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('outbox');
  const { zone } = useClock();
  return (
    <section>
      <h3>{t('message.history')}</h3>
      <List>
        {inPlace(message.history).map(({ place, item: { at, status, reason } }) => {
          const known = stored[status];
          return (
            <li key={place}>
              <span className="at">
                <Moment at={at} zone={zone} />
              </span>
              {known === undefined ? nameWords(status) : <StatusMark status={known} />}
              {reason !== undefined && <span className="quiet">{nameWords(reason).toLowerCase()}</span>}
            </li>
          );
        })}
      </List>
    </section>
  );
}
