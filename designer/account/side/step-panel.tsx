import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountDetail, daysBetween, nameWords } from '#engine';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { stepName } from '../../app/step-name.ts';
import { daysAway, dayWords, localMoment } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { Choice, Field } from '../../elements/field.tsx';
import { Panel } from '../../elements/panel.tsx';
import { Moment } from '../../elements/when.tsx';
import { useAccount } from '../account-context.ts';
import { NextActs } from '../steering/next-acts.tsx';
import { OpenDialog } from '../steering/open-dialog.tsx';
import { OverrideDialog } from '../steering/override-dialog.tsx';
import { StrategyMap } from './strategy-map.tsx';

type Running = AccountDetail['strategies'][number];

const Body = styled('div')({
  display: 'grid',
  gap: 10,
  fontSize: 13,
  lineHeight: '20px',
  '& .step': { fontSize: 14, fontWeight: 600 },
  '& .quiet': { color: color.secondary },
  '& time::first-letter': { textTransform: 'uppercase' },
  '& time': { display: 'inline-block' },
  '& .muted': { color: color.muted, fontSize: 12 },
  '& h3': { color: color.secondary, fontSize: 12, fontWeight: 550 },
});

/** Where the account stands in its strategy, and what happens if nobody acts. */
export function StepPanel() {
  const { t } = useTranslation('account');
  const { step: last, strategies, zone } = useAccount();
  const today = useToday();
  const [chosen, choose] = useState<string>();
  const running = strategies.find((each) => each.enrollmentId === chosen) ?? strategies[0];
  const step = running ?? last;
  const isShownOne = running === undefined || running.enrollmentId === last?.enrollmentId;
  if (!step) {
    return (
      <Panel title={t('side.step.title')} note={t('side.step.none')}>
        <Body className="quiet">{t('side.step.noneWords')}</Body>
        <Override />
      </Panel>
    );
  }
  const since = dayWords(localMoment(step.since, zone).on, today);
  return (
    <Panel title={t('side.step.title')} note={t(`side.step.status.${step.status}`)}>
      <Body data-step={step.states.join(' ')}>
        {running && strategies.length > 1 && <WhichOne of={strategies} chosen={running} onChoose={choose} />}
        <div>
          {step.states.map((state) => (
            <p key={state} className="step" data-tip={state.split('.').map(nameWords).join(' › ')}>
              {stepName(state)}
            </p>
          ))}
          <p className="quiet">
            {step.strategyName}, {t('side.step.since', { day: since })}
          </p>
          <p className="muted">{t('side.step.version', { version: step.version })}</p>
        </div>
        <Next step={step} steered={isShownOne ? last?.next : undefined} />
        {running && <StrategyMap key={running.enrollmentId} running={running} />}
      </Body>
      <Override />
    </Panel>
  );
}

/** Puts the account on another strategy, while nobody has done so already. */
function Override() {
  const { t } = useTranslation('account');
  const { override } = useAccount();
  const may = useMay();
  if (override || !may('overrides.set')) return null;
  return <OpenDialog label={t('steering.override.act')} of={OverrideDialog} />;
}

interface WhichOneProps {
  readonly of: readonly Running[];
  readonly chosen: Running;
  readonly onChoose: (enrollmentId: string) => void;
}

/** The account, or which of its invoices, where a strategy runs for each. */
function WhichOne({ of, chosen, onChoose }: WhichOneProps) {
  const { t } = useTranslation('account');
  return (
    <Field label={t('side.step.of')}>
      {(ties) => (
        <Choice {...ties} value={chosen.enrollmentId} onChange={(event) => onChoose(event.target.value)}>
          {of.map(({ enrollmentId, invoiceNumber, states }) => {
            const step = states.map(stepName).join(', ');
            return (
              <option key={enrollmentId} value={enrollmentId}>
                {invoiceNumber === undefined
                  ? t('side.step.ofAccount', { step })
                  : t('side.step.ofInvoice', { number: invoiceNumber, step })}
              </option>
            );
          })}
        </Choice>
      )}
    </Field>
  );
}

interface NextProps {
  readonly step: NonNullable<AccountDetail['step']>;
  /** The wait that can be steered from here. */
  readonly steered: NonNullable<AccountDetail['step']>['next'];
}

function Next({ step, steered }: NextProps) {
  const { t } = useTranslation('account');
  const { zone } = useAccount();
  const today = useToday();
  const { next } = step;
  const on = next === undefined ? today : localMoment(next.at, zone).on;
  const words = step.status === 'ended' ? t('side.step.ended') : t('side.step.noNext');
  return (
    <div>
      <h3>{t('side.step.next')}</h3>
      {next ? (
        <p>
          <Moment at={next.at} zone={zone} />: {t('side.step.ends', { wait: nameWords(next.timer) })}{' '}
          <span className="quiet">
            {[
              Math.abs(daysBetween(today, on)) > 1 && daysAway(on, today),
              next.rolledFrom !== undefined && t('side.step.rolled', { day: dayWords(next.rolledFrom, today) }),
            ]
              .filter(Boolean)
              .map((part) => `(${part})`)
              .join(' ')}
          </span>
        </p>
      ) : (
        <p className="quiet">{words}</p>
      )}
      {steered && <NextActs key={steered.wait} next={steered} />}
    </div>
  );
}
