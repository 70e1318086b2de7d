import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountDetail, nameWords } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { stepName } from '../../app/step-name.ts';
import { dayWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { Money } from '../../elements/money.tsx';
import { EmptyNote } from '../../elements/note.tsx';
import { Day } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';
import { Clip } from '../attachments/clip.tsx';
import { ResolveDispute } from './resolve-dispute.tsx';

type DisputeRecord = AccountDetail['disputes'][number];

const FormRoom = styled('div')({ padding: 16, '& > form': { maxWidth: 408 } });

/** What is disputed, why, and where its resolution stands. */
export function DisputeTable() {
  const { t } = useTranslation('account');
  const { disputes } = useAccount();
  const [resolving, setResolving] = useState<string>();
  const asked = disputes.find((dispute) => dispute.id === resolving && dispute.status === 'open');
  if (disputes.length === 0) return <EmptyNote title={t('records.dispute.none')}>{t('records.dispute.noneWords')}</EmptyNote>;
  return (
    <>
      {asked && (
        <FormRoom>
          <ResolveDispute key={asked.id} dispute={asked} onClose={() => setResolving(undefined)} />
        </FormRoom>
      )}
      <TableRoom>
        <DataTable aria-label={t('records.tabs.disputes')}>
          <Heads
            of={[
              t('records.dispute.invoice'),
              { figures: t('records.dispute.amount') },
              t('records.dispute.reason'),
              t('records.dispute.opened'),
              t('records.dispute.state'),
              { unseen: t('records.dispute.act') },
            ]}
          />
          <tbody>
            {disputes.map((dispute) => (
              <DisputeRow key={dispute.id} dispute={dispute} onResolve={() => setResolving(dispute.id)} />
            ))}
          </tbody>
        </DataTable>
      </TableRoom>
    </>
  );
}

function DisputeRow({ dispute, onResolve }: { readonly dispute: DisputeRecord; readonly onResolve: () => void }) {
  const { t } = useTranslation('account');
  const may = useMay();
  const { invoiceNumber: number, amount, reason, note, openedOn, status } = dispute;
  return (
    <tr data-dispute={dispute.id}>
      <th scope="row">{number}</th>
      <td className="num">
        <Money of={amount} />
      </td>
      <td>
        {nameWords(reason)} {note !== undefined && <span className="muted">{note}</span>}
      </td>
      <td className="when">
        <Day on={openedOn} />
      </td>
      <td>
        <State dispute={dispute} />
      </td>
      <td className="num">
        {status === 'open' && may('disputes.resolve') && (
          <Button aria-label={t('records.dispute.resolveLong', { number })} onClick={onResolve}>
            {t('records.dispute.resolve')}
          </Button>
        )}
        <Clip place="dispute" id={dispute.id} number={number} />
      </td>
    </tr>
  );
}

function State({ dispute }: { readonly dispute: DisputeRecord }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { status, outcome, resolvedOn, path, pool } = dispute;
  if (status === 'resolved') {
    const known =
      outcome === 'accepted' || outcome === 'rejected' || outcome === 'expired' ? t(`records.dispute.outcome.${outcome}`) : (outcome ?? '');
    return (
      <span className="muted">
        {t('records.dispute.resolved', { outcome: known, day: resolvedOn === undefined ? '' : dayWords(resolvedOn, today) })}
      </span>
    );
  }
  const where = path
    ? t('records.dispute.onPath', { path: path.strategyName, version: path.version, step: path.states.map(stepName).join(', ') })
    : t('records.dispute.noPath');
  return (
    <>
      <span style={{ color: color.dispute, fontWeight: 550 }}>{t('records.dispute.open')}</span>{' '}
      <span className="muted">
        {[pool === undefined ? undefined : t('records.dispute.withPool', { pool: nameWords(pool) }), where].filter(Boolean).join('; ')}
      </span>
    </>
  );
}
