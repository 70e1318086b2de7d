import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useClock } from '../app/clock.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { AccountPicker } from '../elements/account-picker.tsx';
import { moneyText } from '../elements/money.tsx';
import { FaultNote } from '../elements/note.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { useSampleChoice } from '../schedule/sample-room.tsx';
import { type Beginning, beginningOfSample, plainGiven } from './beginning.ts';
import { draftOfGiven, type GivenDraft, givenOfDraft, isReadable } from './given-draft.ts';
import { GivenFields } from './given-fields.tsx';

const Choices = styled('ul')({
  display: 'grid',
  gap: 2,
  '& button': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: 8,
    width: '100%',
    padding: '5px 8px',
    border: 0,
    borderRadius: radius,
    background: 'none',
    textAlign: 'left',
    lineHeight: '18px',
    cursor: 'pointer',
  },
  '& button:hover': { background: color.hover },
  '& button[aria-current]': { background: color.selected },
  '& .name': { fontWeight: 550, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .about': { gridColumn: '1 / -1', color: color.muted, fontSize: 12 },
});

interface WhoFormProps {
  readonly current: Beginning | undefined;
  readonly onBegin: (beginning: Beginning) => void;
}

/** Chooses whom a play is about: one worth trying on, any account, or a made-up one. The whole page then looks at that account. */
export function WhoForm({ current, onBegin }: WhoFormProps) {
  const { t } = useTranslation('play');
  const [way, setWay] = useState<'samples' | 'madeUp'>(current === undefined || current.kind === 'account' ? 'samples' : 'madeUp');
  return (
    <div className="form">
      <Segmented
        label={t('who.title')}
        options={[
          { id: 'samples', label: t('who.any') },
          { id: 'madeUp', label: t('who.makeUp') },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'samples' ? <RealOnes current={current} onBegin={onBegin} /> : <MadeUp current={current} onBegin={onBegin} />}
    </div>
  );
}

function RealOnes({ current, onBegin }: WhoFormProps) {
  const { t } = useTranslation('play');
  const { id, kind } = useFlow();
  const { choose } = useSampleChoice();
  const [wanted, setWanted] = useState<{ readonly id: string; readonly name: string }>();
  const samples = useAnswer('strategies.samples', { params: { strategyId: id } }, { enabled: kind === 'strategy' });
  const sample = useAnswer('accounts.sample', { params: { accountId: wanted?.id ?? '' } }, { enabled: wanted !== undefined });
  const items = samples.data?.items ?? [];
  useEffect(() => {
    if (!wanted || sample.data?.id !== wanted.id) return;
    setWanted(undefined);
    choose(wanted.id);
    onBegin(beginningOfSample(sample.data));
  }, [wanted, sample.data, choose, onBegin]);
  return (
    <>
      <AccountPicker label={t('who.any')} onChoose={({ id: account, name }) => setWanted({ id: account, name })} />
      {wanted && !sample.error && <p role="status">{t('who.loading', { name: wanted.name })}</p>}
      {sample.error && <FaultNote error={sample.error} of="load" onRetry={() => void sample.refetch()} />}
      {samples.data && items.length === 0 && <p className="quiet">{t('who.noSamples')}</p>}
      {items.length > 0 && (
        <div>
          <p className="quiet">{t('who.samples')}</p>
          <Choices>
            {items.map((item) => (
              <li key={item.id}>
                <button type="button" onClick={() => setWanted(item)} {...(item.id === current?.id ? { 'aria-current': true } : {})}>
                  <span className="name">{item.name}</span>
                  <span>{moneyText(item.open)}</span>
                  <span className="about">
                    {t(`who.on.${item.why}`)}
                    {item.daysPastDue > 0 && ` · ${t('who.pastDue', { count: item.daysPastDue })}`}
                  </span>
                </button>
              </li>
            ))}
          </Choices>
        </div>
      )}
    </>
  );
}

function MadeUp({ current, onBegin }: WhoFormProps) {
  const { t } = useTranslation('play');
  const { on, zone } = useClock();
  const [draft, setDraft] = useState<GivenDraft>(() => {
    const given = current?.kind === 'madeUp' ? current.given : plainGiven(current?.given.currency ?? 'USD', zone, on);
    return draftOfGiven(given, current?.kind === 'madeUp' ? current.startOn : undefined, { currency: 'USD', zone });
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReadable(draft)) return;
    const { startOn, ...given } = givenOfDraft(draft);
    onBegin({ kind: 'madeUp', name: '', given, ...(startOn === undefined ? {} : { startOn }) });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <GivenFields draft={draft} today={on} onChange={setDraft} />
      <div className="acts">
        <Button type="submit" variant="contained" disabled={!isReadable(draft)}>
          {t('who.useIt')}
        </Button>
      </div>
    </form>
  );
}
