import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hasErrors, type RankingPreview } from '#engine';
import { accountAddress } from '../../app/accounts-address.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useMay } from '../../app/session.ts';
import { LOCALE } from '../../app/text/text.ts';
import { color } from '../../app/theme/tokens.ts';
import { DataTable } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { useSettled } from '../../elements/use-settled.ts';
import { useFlowValue, useProblems } from '../../flow/flow-context.ts';

const SETTLES_MS = 400;
const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

const Body = styled('div')({
  display: 'grid',
  gap: 10,
  fontSize: 13,
  lineHeight: '20px',
  '&[data-old]': { opacity: 0.6 },
  '& .quiet': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .room': { overflowX: 'auto', margin: '0 -16px -4px' },
  '& td, & th': { verticalAlign: 'top', paddingTop: 6, paddingBottom: 6 },
  '& .account a': { overflowWrap: 'anywhere' },
  '& .why': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '16px' },
});

/** What becomes of the order of the worklists with the parts as they stand. Not asked while something is wrong with them. */
export function RankingEffect() {
  const { t } = useTranslation('rankings');
  const may = useMay()('rankings.preview');
  const now = JSON.stringify(useFlowValue((value) => value));
  const text = useSettled(now, SETTLES_MS);
  const isFaulty = hasErrors(useProblems().filter(({ code }) => code !== 'test.failed'));
  const { data, error, isFetching, refetch } = useAnswer(
    'rankings.preview',
    { text },
    { enabled: may && !isFaulty && text === now, keepsPrevious: true },
  );
  if (!may) return null;
  const isRefused = isFaulty || error?.code === 'definition.refused';
  const isOld = isFetching || text !== now || isFaulty;
  return (
    <Panel title={t('effect.title')}>
      <div aria-busy={isOld && !isRefused}>
        {isRefused && <p>{t('effect.faulty')}</p>}
        {error && !isRefused && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && !isRefused && (
          <Loading>
            <BoneLine width={220} />
          </Loading>
        )}
        {data && !error && (
          <Body {...(isOld ? { 'data-old': '' } : {})}>
            <Effect preview={data} />
          </Body>
        )}
      </div>
    </Panel>
  );
}

function Effect({ preview: { accounts, moved, inForce, top } }: { readonly preview: RankingPreview }) {
  const { t } = useTranslation('rankings');
  const words =
    accounts === 0 ? t('effect.none') : moved === 0 ? t('effect.same', { count: accounts }) : t('effect.moved', { count: moved, accounts });
  return (
    <>
      <p role="status">{words}</p>
      <p className="quiet">
        {t('effect.note')} {!inForce && t('effect.notInForce')}
      </p>
      {top.length > 0 && (
        <div className="room">
          <DataTable data-dense="" aria-label={t('effect.table')}>
            <Heads
              of={[
                { figures: t('effect.column.place') },
                { figures: t('effect.column.before') },
                t('effect.column.account'),
                { figures: t('effect.column.points') },
              ]}
            />
            <tbody>
              {top.map((row) => (
                <Row key={row.accountId} row={row} />
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
    </>
  );
}

function Row({ row: { accountId, accountName, before, after, why } }: { readonly row: RankingPreview['top'][number] }) {
  const { t } = useTranslation('rankings');
  const by = before.place - after.place;
  const move = by === 0 ? t('effect.stays') : by > 0 ? t('effect.up', { count: by }) : t('effect.down', { count: -by });
  return (
    <tr data-moved={by}>
      <td className="num">{after.place}</td>
      <td className="num">
        {before.place} <span className="why">{move}</span>
      </td>
      <td className="account">
        <Link to={accountAddress(accountId)}>{accountName}</Link>
        {why.map(({ name, before: was, after: is }) => (
          <span className="why" key={name}>
            {t('effect.why', { name, before: figure.format(was), after: figure.format(is) })}
          </span>
        ))}
        {why.length === 0 && by !== 0 && <span className="why">{t('effect.others')}</span>}
      </td>
      <td className="num">
        {figure.format(after.points)}
        {before.points !== after.points && <span className="why">{figure.format(before.points)}</span>}
      </td>
    </tr>
  );
}
