import { styled } from '@mui/material/styles';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StrategyLive } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { color } from '../app/theme/tokens.ts';
import { useFlow } from '../flow/flow-context.ts';
import { MoveButton } from '../versions/move-button.tsx';

const Lines = styled('section')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 16px',
  padding: '8px 16px',
  borderBottom: `1px solid ${color.border}`,
  background: color.surface,
  color: color.secondary,
  fontSize: 13,
  lineHeight: '20px',
  '& ul': { flex: '1 1 360px', minWidth: 0 },
  '& a': { fontWeight: 600 },
});

/**
 * Who is not counted among those on the version in force although one might think so: on an older version, or still
 * on the strategy of before. Nothing while there is nobody.
 */
export function StayingElsewhere({ live: { strategyId, versions } }: { readonly live: StrategyLive }) {
  const { t } = useTranslation('liveFlow');
  const { kind, version: opened } = useFlow();
  const { data: feeding } = useAnswer('strategies.feeding', { params: { strategyId } }, { enabled: kind === 'strategy' });
  const { data: known } = useAnswer('definitions.versions', { params: { kind, definitionId: strategyId } });
  const inForce = known?.items.find(({ current }) => current)?.version ?? opened;
  const older = versions.filter(({ version, accounts }) => inForce !== undefined && version < inForce && accounts > 0);
  const staying = feeding?.tonight.staying ?? [];
  if (older.length + staying.length === 0) return null;
  // The row tells apart who should be here of those on the other strategy; of several rows the list knows only one.
  const [only, ...others] = feeding?.rows ?? [];
  const row = only && others.length === 0 ? { segment: only.row } : {};
  const linked = (to: string) => ({ components: { a: <Link to={to} /> } });
  return (
    <Lines aria-label={t('stay.label')}>
      <ul>
        {older.map(({ version: old, accounts }) => (
          <li key={old} data-staying-version={old}>
            <Trans
              t={t}
              i18nKey="stay.older"
              count={accounts}
              values={{ old, version: inForce }}
              {...linked(accountsAddress({ [kind]: strategyId, strategyVersion: old }))}
            />
          </li>
        ))}
        {staying.map(({ strategy, accounts }) => (
          <li key={strategy.id} data-staying-strategy={strategy.id}>
            <Trans
              t={t}
              i18nKey="stay.strategy"
              count={accounts}
              values={{ name: strategy.name }}
              {...linked(accountsAddress({ strategy: strategy.id, ...row }))}
            />
          </li>
        ))}
      </ul>
      <MoveButton />
    </Lines>
  );
}
