import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AheadAccountView, effectWords, type StrategyAhead, type TouchKind } from '#engine';
import { accountAddress } from '../../app/accounts-address.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { inPlace } from '../../elements/in-place.ts';
import { EmptyNote, FaultNote } from '../../elements/note.tsx';
import { BoneTable, Loading } from '../../elements/skeleton.tsx';
import { useFlow } from '../flow-context.ts';

const PAGE = 50;

const Room = styled('div')({
  width: 'min(560px, 100vw)',
  padding: '0 20px 24px',
  fontSize: 13,
  lineHeight: '20px',
  '& > ul > li': { padding: '8px 0', borderBottom: `1px solid ${color.border}` },
  '& .muted': { color: color.muted },
});

/** Which figure is looked into. */
export interface AheadChoice {
  readonly title: string;
  readonly day?: string;
  readonly kind?: TouchKind;
  readonly side?: 'draft' | 'live';
  readonly group?: number;
}

interface AheadAccountsProps {
  readonly ahead: StrategyAhead;
  readonly chosen: AheadChoice | undefined;
  readonly onClose: () => void;
}

/** The accounts behind a figure, by name, with what would be done. */
export function AheadAccounts({ ahead, chosen, onClose }: AheadAccountsProps) {
  const heading = useId();
  return (
    <Drawer
      anchor="right"
      open={chosen !== undefined}
      onClose={onClose}
      // It opens over the dialog it belongs to.
      sx={{ zIndex: 'tooltip' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': heading } }}
    >
      {chosen && (
        <>
          <DialogHead id={heading} title={chosen.title} onClose={onClose} />
          <Accounts ahead={ahead} chosen={chosen} />
        </>
      )}
    </Drawer>
  );
}

function Accounts({ ahead, chosen }: { readonly ahead: StrategyAhead; readonly chosen: AheadChoice }) {
  const { t } = useTranslation('flow');
  const [limit, setLimit] = useState(PAGE);
  const { title: _, ...query } = chosen;
  const { data, error, refetch } = useAnswer(
    'strategies.aheadAccounts',
    { params: { strategyId: ahead.strategyId, aheadId: ahead.id }, query: { ...query, limit } },
    { keepsPrevious: true },
  );
  return (
    <Room>
      {error?.code === 'resource.unknown' && <EmptyNote title={t('ahead.gone')} />}
      {error && error.code !== 'resource.unknown' && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading>
          <BoneTable columns={[180, 220]} rows={8} />
        </Loading>
      )}
      <ul>
        {data?.items.map((account) => (
          <li key={account.id}>
            <Link to={accountAddress(account.id)}>{account.name}</Link>
            <Actions account={account} />
          </li>
        ))}
      </ul>
      {data?.next !== undefined && (
        <Button variant="outlined" onClick={() => setLimit(limit + PAGE)}>
          {t('pause.more')}
        </Button>
      )}
    </Room>
  );
}

function Actions({ account }: { readonly account: AheadAccountView }) {
  const { t } = useTranslation('flow');
  const { registry } = useFlow();
  const today = useToday();
  return (
    <ul>
      {inPlace(account.actions).map(({ place, item }) => (
        <li key={place}>
          {`${dayWords(item.on, today)}: ${effectWords(item, registry)} `}
          <span className="muted">{`${t(`ahead.side.${item.side}`)}${item.review ? ` · ${t('ahead.review')}` : ''}`}</span>
        </li>
      ))}
    </ul>
  );
}
