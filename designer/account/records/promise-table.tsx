import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AccountDetail } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { Heads } from '../../elements/heads.tsx';
import { Money, moneyText } from '../../elements/money.tsx';
import { EmptyNote } from '../../elements/note.tsx';
import { Day } from '../../elements/when.tsx';
import { accountAnswers, useAccount } from '../account-context.ts';
import { Plans } from '../plans/plans.tsx';

type PromiseRecord = AccountDetail['promises'][number];

const tints: Readonly<Partial<Record<PromiseRecord['status'], string>>> = {
  open: color.promise,
  kept: color.success,
  partlyKept: color.dispute,
  broken: color.danger,
};

/** Promises to pay and what came of them. */
export function PromiseTable() {
  const { t } = useTranslation('account');
  const { promises, plans } = useAccount();
  if (promises.length === 0 && plans.length === 0)
    return <EmptyNote title={t('records.promise.none')}>{t('records.promise.noneWords')}</EmptyNote>;
  return (
    <>
      <Plans />
      {promises.length > 0 && (
        <TableRoom>
          <DataTable aria-label={t('records.tabs.promises')}>
            <Heads
              of={[
                t('records.promise.due'),
                { figures: t('records.promise.amount') },
                { figures: t('records.promise.received') },
                t('records.promise.state'),
                t('records.promise.made'),
                t('records.promise.by'),
                { unseen: t('records.promise.act') },
              ]}
            />
            <tbody>
              {promises.map((promise) => (
                <PromiseRow key={promise.id} promise={promise} />
              ))}
            </tbody>
          </DataTable>
        </TableRoom>
      )}
    </>
  );
}

function PromiseRow({ promise }: { readonly promise: PromiseRecord }) {
  const { t } = useTranslation('account');
  const { t: ofElements } = useTranslation('elements');
  const today = useToday();
  const { status, waitingFor, graceUntil, dueOn, madeOn, amount, received, by } = promise;
  const { place } = promise;
  const chain = place > 1 ? t('records.promise.place', { place }) : '';
  const more =
    waitingFor === undefined
      ? graceUntil === dueOn || status !== 'open'
        ? ''
        : t('records.promise.grace', { day: dayWords(graceUntil, today) })
      : t('records.promise.waitingFor', { feed: waitingFor });
  return (
    <tr data-promise={promise.id}>
      <td className="when">
        <Day on={dueOn} />
      </td>
      <td className="num">
        <Money of={amount} />
      </td>
      <td className="num quiet">
        <Money of={received} />
      </td>
      <td>
        <span style={tints[status] === undefined ? undefined : { color: tints[status], fontWeight: 550 }}>
          {t(`records.promise.status.${status}`)}
        </span>{' '}
        <span className="muted">{[more, chain].filter(Boolean).join(' · ')}</span>
      </td>
      <td className="when">
        <Day on={madeOn} />
      </td>
      <td className="quiet">{by?.name ?? ofElements('none')}</td>
      <td className="num">
        <Acts promise={promise} />
      </td>
    </tr>
  );
}

/** What can still be done with a promise: approve one that waits for it, withdraw it. */
function Acts({ promise }: { readonly promise: PromiseRecord }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const may = useMay();
  const words = useFaultWords();
  const acts = {
    approve: useAct('promises.approve', { refreshes: accountAnswers }),
    withdraw: useAct('promises.cancel', { refreshes: accountAnswers }),
  };
  const { status, planId } = promise;
  if ((status !== 'open' && status !== 'asked') || planId !== undefined) return null;
  const error = acts.approve.error ?? acts.withdraw.error;
  const of = { amount: moneyText(promise.amount), day: dayWords(promise.dueOn, today) };
  const params = { promiseId: promise.id };
  return (
    <>
      {error && (
        <span role="alert" style={{ color: color.danger }}>
          {words(error)}{' '}
        </span>
      )}
      {status === 'asked' && may('promises.approve') && (
        <Button
          disabled={acts.approve.isBusy}
          aria-label={t('records.promise.approveLong', of)}
          onClick={() => acts.approve.act({ params, body: {} })}
        >
          {t('records.promise.approve')}
        </Button>
      )}
      {may('promises.cancel') && (
        <Button
          disabled={acts.withdraw.isBusy}
          aria-label={t('records.promise.withdrawLong', of)}
          onClick={() => acts.withdraw.act({ params, body: {} })}
        >
          {t('records.promise.withdraw')}
        </Button>
      )}
    </>
  );
}
