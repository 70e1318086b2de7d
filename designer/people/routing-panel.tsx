import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, nameWords } from '#engine';
import { color, narrow } from '../app/theme/tokens.ts';
import { useCurrency } from '../app/use-currency.ts';
import { moneyText } from '../elements/money.tsx';
import { Panel } from '../elements/panel.tsx';
import type { User } from './people-panel.tsx';
import { RoutingDialog } from './routing-dialog.tsx';

const Facts = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
  gap: '6px 20px',
  margin: 0,
  fontSize: 13,
  lineHeight: '20px',
  '& dt': { color: color.secondary },
  '& dd': { margin: 0 },
  [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', '& dd': { margin: '0 0 6px' } },
});
const How = styled('p')({ marginTop: 12, maxWidth: 900, color: color.secondary, fontSize: 13, lineHeight: '20px' });

export type RoutingAnswer = AnswerOf<'routing.get'>;

interface RoutingPanelProps {
  readonly routing: RoutingAnswer;
  /** The pools there are. */
  readonly pools: readonly string[];
  readonly people: readonly User[];
}

/** Which pools give their tasks out, the skills there are, and what takes more than a junior. */
export function RoutingPanel({ routing, pools, people }: RoutingPanelProps) {
  const { t } = useTranslation('people');
  const currency = useCurrency();
  const [isChanging, setChanging] = useState(false);
  const hasMember = (pool: string): boolean => people.some(({ abilities }) => abilities.pools.includes(pool));
  const poolWords = routing.pools.map((pool) => (hasMember(pool) ? pool : t('routing.noMember', { pool })));
  const demandWords = ({ amount, risk }: RoutingAnswer['seniorFrom']): string =>
    [
      amount === undefined ? '' : t('routing.amount', { amount: moneyText({ amount, currency }) }),
      risk === undefined ? '' : t('routing.risk', { risk }),
    ]
      .filter(Boolean)
      .join(', ') || t('routing.nothing');
  return (
    <Panel
      title={t('routing.title')}
      actions={
        <Button variant="outlined" onClick={() => setChanging(true)}>
          {t('routing.change')}
        </Button>
      }
    >
      <Facts>
        <dt>{t('routing.pools')}</dt>
        <dd>{poolWords.join(', ') || t('routing.noPools')}</dd>
        <dt>{t('routing.skills')}</dt>
        <dd>{routing.skills.map(nameWords).join(', ') || t('routing.none')}</dd>
        <dt>{t('routing.standardFrom')}</dt>
        <dd>{demandWords(routing.standardFrom)}</dd>
        <dt>{t('routing.seniorFrom')}</dt>
        <dd>{demandWords(routing.seniorFrom)}</dd>
      </Facts>
      <How>{t('routing.how')}</How>
      {isChanging && <RoutingDialog routing={routing} pools={pools} currency={currency} onClose={() => setChanging(false)} />}
    </Panel>
  );
}
