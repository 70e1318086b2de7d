import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccountDetail } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useToday } from '../app/clock.ts';
import { useMay } from '../app/session.ts';
import { dayWords } from '../app/text/when.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { useFaultWords } from '../elements/fault-words.ts';
import { accountAnswers, useAccount } from './account-context.ts';
import { OverrideLine } from './steering/override-line.tsx';

const List = styled('ul')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  '& li': { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 10px', minHeight: 40, padding: '4px 16px', fontSize: 13 },
  '& li + li': { borderTop: `1px solid ${color.border}` },
  '& li > svg': { flex: 'none' },
  '& li > span': { flex: '1 1 200px' },
  '& .act': { marginLeft: 'auto' },
  '& .fault': { color: color.danger },
});

/** What keeps the account from going its usual way, each with what can be done about it. */
export function Banners() {
  const { t } = useTranslation('account');
  const account = useAccount();
  const today = useToday();
  const day = (on: string): string => dayWords(on, today);
  const lines: readonly (readonly [key: string, line: ReactNode])[] = [
    ...(account.flags.includes('needs-attention') || account.step?.status === 'parked'
      ? [['attention', <Attention key="attention" isParked={account.step?.status === 'parked'} />] as const]
      : []),
    ...(account.flags.includes('forgotten')
      ? [['forgotten', <Line key="forgotten" icon="alarm" words={t('banner.forgotten')} />] as const]
      : []),
    ...(account.service === 'suspended' ? [['service', <Line key="service" icon="stop" words={t('banner.suspended')} />] as const] : []),
    ...(account.credit === 'held' ? [['credit', <Line key="credit" icon="stop" words={t('banner.creditHeld')} />] as const] : []),
    ...(account.override
      ? [
          [
            'override',
            <li key="override">
              {icons.steered}
              <OverrideLine override={account.override} />
            </li>,
          ] as const,
        ]
      : []),
    ...account.holds.map((hold) => [hold.id, <Hold key={hold.id} hold={hold} />] as const),
    ...account.feeds
      .filter((feed) => feed.behind)
      .map(({ id, name, currentThrough }) => {
        const words =
          currentThrough === undefined
            ? t('banner.behindNever', { feed: name })
            : t('banner.behind', { feed: name, day: day(currentThrough) });
        return [id, <Line key={id} icon="behind" words={words} />] as const;
      }),
  ];
  return lines.length === 0 ? null : <List>{lines.map(([, line]) => line)}</List>;
}

const icons = {
  alarm: <ErrorOutlineOutlined aria-hidden style={{ color: color.danger }} />,
  stop: <BlockOutlined aria-hidden style={{ color: color.danger }} />,
  pause: <PauseCircleOutlineOutlined aria-hidden style={{ color: color.info }} />,
  steered: <AltRouteOutlined aria-hidden style={{ color: color.info }} />,
  behind: <HistoryOutlined aria-hidden style={{ color: color.dispute }} />,
} as const;

function Line({ icon, words, children }: { readonly icon: keyof typeof icons; readonly words: string; readonly children?: ReactNode }) {
  return (
    <li>
      {icons[icon]}
      <span>{words}</span>
      {children}
    </li>
  );
}

function Attention({ isParked }: { readonly isParked: boolean }) {
  const { t } = useTranslation('account');
  return (
    <Line icon="alarm" words={isParked ? t('banner.parked') : t('banner.attention')}>
      <Link className="act" to="/attention">
        {t('banner.attentionAct')}
      </Link>
    </Line>
  );
}

function Hold({ hold }: { readonly hold: AccountDetail['holds'][number] }) {
  const { t } = useTranslation('account');
  const { invoices } = useAccount();
  const today = useToday();
  const may = useMay();
  const words = useFaultWords();
  const lift = useAct('holds.lift', { refreshes: accountAnswers });
  const { placedOn, untilOn, reason, invoiceIds } = hold;
  const from = dayWords(placedOn, today);
  const held =
    untilOn === undefined
      ? t('banner.hold', { day: from, reason })
      : t('banner.holdUntil', { from, until: dayWords(untilOn, today), reason });
  const numbers = invoiceIds?.map((id) => invoices.find((invoice) => invoice.id === id)?.number ?? id).join(', ');
  return (
    <Line icon="pause" words={numbers === undefined ? held : t('banner.holdInvoices', { words: held, invoices: numbers })}>
      {lift.error && (
        <span className="fault" role="alert">
          {words(lift.error)}
        </span>
      )}
      {may('holds.lift') && (
        <Button className="act" disabled={lift.isBusy} onClick={() => lift.act({ params: { holdId: hold.id }, body: {} })}>
          {t('banner.lift')}
        </Button>
      )}
    </Line>
  );
}
