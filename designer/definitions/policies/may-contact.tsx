import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, type Channel, channels, hasErrors } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useClock, useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { momentWords, withDays } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { AccountPicker } from '../../elements/account-picker.tsx';
import { Choice, Field } from '../../elements/field.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { useSettled } from '../../elements/use-settled.ts';
import { useFlowValue, useProblems } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { Quiet } from './list-parts.ts';

const SETTLES_MS = 400;

const Body = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 12,
  fontSize: 13,
  lineHeight: '20px',
  '& .verdict': { fontSize: 14, fontWeight: 600 },
  '& [data-allowed=true] .verdict': { color: color.success },
  '& [data-allowed=false] .verdict': { color: color.danger },
  '& ul': { listStyle: 'disc', paddingLeft: 18 },
});

/** Whether somebody may be approached by the draft, why not, and when next. */
export function MayContactPanel() {
  const { t } = useTranslation('policies');
  const may = useMay()('policies.mayContact');
  const [account, setAccount] = useState<{ readonly id: string; readonly name: string }>();
  const [channel, setChannel] = useState<Channel>('email');
  const now = JSON.stringify(useFlowValue((value) => value));
  const text = useSettled(now, SETTLES_MS);
  const isFaulty = hasErrors(useProblems().filter(({ code }) => code !== 'test.failed'));
  const { data, error, isFetching, refetch } = useAnswer(
    'policies.mayContact',
    { body: { accountId: account?.id ?? '', channel, text } },
    { enabled: may && account !== undefined && !isFaulty && text === now, keepsPrevious: true },
  );
  if (!may) return null;
  return (
    <Panel title={t('may.title')}>
      <Body>
        {account ? (
          <p>
            <b>{account.name}</b>{' '}
            <QuietAct type="button" onClick={() => setAccount(undefined)}>
              {t('may.another')}
            </QuietAct>
          </p>
        ) : (
          <>
            <AccountPicker label={t('may.account')} onChoose={setAccount} />
            <Quiet>{t('may.note')}</Quiet>
          </>
        )}
        <Field label={t('may.over')}>
          {(ties) => (
            <Choice {...ties} value={channel} onChange={(event) => setChannel(event.target.value as Channel)}>
              {channels.map((id) => (
                <option key={id} value={id}>
                  {t(`policy.channel.${id}`)}
                </option>
              ))}
            </Choice>
          )}
        </Field>
        {account && isFaulty && <p role="status">{t('may.faulty')}</p>}
        {account && error && !isFaulty && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {account && !error && !isFaulty && !data && (
          <Loading>
            <BoneLine width={200} />
          </Loading>
        )}
        {account && !error && data?.account.id === account.id && <Verdict answer={data} isOld={isFetching || text !== now} />}
      </Body>
    </Panel>
  );
}

function Verdict({ answer, isOld }: { readonly answer: AnswerOf<'policies.mayContact'>; readonly isOld: boolean }) {
  const { t } = useTranslation('policies');
  const { zone } = useClock();
  const today = useToday();
  const { allowed, reasons, nextAllowedAt, localTime, inForce, contact, account } = answer;
  const name = contact?.name ?? account.name;
  return (
    <div data-allowed={allowed} aria-busy={isOld}>
      <p className="verdict" role="status">
        {t(allowed ? 'may.yes' : 'may.no', { name })}
      </p>
      {localTime !== undefined && <p>{t('may.local', { time: withDays(localTime, today) })}</p>}
      {reasons.length > 0 && (
        <>
          <p>{t('may.reasons')}</p>
          <ul>
            {reasons.map(({ code, detail }) => (
              <li key={`${code} ${detail}`} data-reason={code}>
                {withDays(detail, today)}
              </li>
            ))}
          </ul>
        </>
      )}
      {!allowed && (
        <p>{nextAllowedAt === undefined ? t('may.never') : t('may.next', { moment: momentWords(nextAllowedAt, zone, today) })}</p>
      )}
      {!inForce && <Quiet>{t('may.notInForce')}</Quiet>}
    </div>
  );
}
