import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf, Money } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useMay } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';
import { moneyText } from '../elements/money.tsx';
import { useFlow } from './flow-context.ts';
import { Reach } from './publish/publish-reach.tsx';

const Trigger = styled('button')({
  minHeight: 24,
  padding: '0 2px',
  border: 0,
  background: 'none',
  color: color.muted,
  fontSize: 12,
  lineHeight: '16px',
  cursor: 'pointer',
  textAlign: 'left',
  textDecoration: 'underline dotted',
  textUnderlineOffset: 3,
  '&:hover': { color: color.text },
});

const Body = styled('div')({
  display: 'grid',
  gap: 6,
  width: 'min(420px, calc(100vw - 32px))',
  padding: 16,
  fontSize: 13,
  '& .list': { listStyle: 'disc', paddingLeft: 18 },
  '& .muted': { color: color.muted },
});

/** Who is on a strategy and who leads there, in one line; more on a click. */
export function FeedingLine() {
  const { t } = useTranslation('flow');
  const { kind, id } = useFlow();
  const may = useMay();
  const heading = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useAnswer('strategies.feeding', { params: { strategyId: id } }, { enabled: kind === 'strategy' });
  if (!data) return null;
  return (
    <>
      <Trigger type="button" aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        {t('feeding.line', {
          count: data.now.accounts,
          money: inAll(data.now.overdue),
          rows: t('feeding.rows', { count: data.rows.length }),
        })}
        {` · ${t('feeding.tonight', { count: entering(data) })}`}
      </Trigger>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': heading } }}
      >
        <Body>
          <h2 id={heading}>{t('publish.feeding')}</h2>
          <Reach feeding={data} />
          {data.rows.length === 0 && may('definitions.save') && <Link to="/segments">{t('feeding.toSegments')}</Link>}
        </Body>
      </Popover>
    </>
  );

  function inAll(amounts: readonly Money[]): string {
    return amounts.length === 0 ? t('publish.nothingOverdue') : amounts.map(moneyText).join(' + ');
  }
}

function entering({ tonight }: AnswerOf<'strategies.feeding'>): number {
  return tonight.entering.reduce((sum, part) => sum + part.accounts, 0);
}
