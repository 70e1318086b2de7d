import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { accountAddress } from '../app/accounts-address.ts';
import { useClock, useToday } from '../app/clock.ts';
import { momentWords, withDays } from '../app/text/when.ts';
import { color } from '../app/theme/tokens.ts';
import { IncidentActs } from './incident-acts.tsx';
import type { Incident } from './incident-kinds.ts';

const Line = styled('article')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: '6px 24px',
  alignItems: 'start',
  fontSize: 13,
  lineHeight: '20px',
  '& h2': { fontSize: 14, lineHeight: '20px' },
  '& h2 a': { color: color.text },
  '& .kind': { color: color.danger, fontWeight: 550 },
  '& .reason': { overflowWrap: 'anywhere', maxWidth: 760 },
  '& .quiet': { color: color.secondary },
  '& .muted': { color: color.muted, fontSize: 12 },
  '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface IncidentLineProps {
  readonly incident: Incident;
  readonly onDone: (words: string) => void;
}

/** One thing that waits: whose it is, what happened, what to do. */
export function IncidentLine({ incident, onDone }: IncidentLineProps) {
  const { t } = useTranslation('attention');
  const { zone } = useClock();
  const today = useToday();
  const { kind, accountId, accountName, reason, openedAt, resolvedAt, by, status } = incident;
  const moment = (at: string): string => momentWords(at, zone, today);
  const settled =
    resolvedAt === undefined
      ? undefined
      : by
        ? t('resolvedBy', { moment: moment(resolvedAt), name: by.name })
        : t('resolved', { moment: moment(resolvedAt) });
  return (
    <Line>
      <div>
        <h2>{accountId === undefined ? t(`kind.${kind}`) : <Link to={accountAddress(accountId)}>{accountName ?? accountId}</Link>}</h2>
        <p className="reason">
          {accountId !== undefined && <span className={status === 'open' ? 'kind' : 'quiet'}>{t(`kind.${kind}`)}: </span>}
          {withDays(reason, today)}
        </p>
        {status === 'open' && <p className="quiet">{t(`todo.${kind}`)}</p>}
        <p className="muted">{[t('opened', { moment: moment(openedAt) }), settled].filter(Boolean).join(', ')}</p>
      </div>
      {status === 'open' && <IncidentActs incident={incident} onDone={onDone} />}
    </Line>
  );
}
