import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { stepName } from '../../app/step-name.ts';
import { dayWords, localMoment } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers, useAccount } from '../account-context.ts';
import { type NextWait, SteerDialog } from './steer-dialog.tsx';

const Row = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 8px',
  marginTop: 6,
  '& > span': { flex: '1 1 180px', overflowWrap: 'anywhere' },
  '& .fault': { color: color.danger },
});

/** Where the next wait leads, and what a person may say about it: pass it over, put it off, take that back. */
export function NextActs({ next }: { readonly next: NextWait }) {
  const { t } = useTranslation('account');
  const { id: accountId, step, zone } = useAccount();
  const may = useMay();
  const today = useToday();
  const words = useFaultWords();
  const [asked, setAsked] = useState<'skip' | 'later'>();
  const release = useAct('steps.release', { refreshes: accountAnswers });
  if (step?.status !== 'active') return null;
  const { leadsTo, steering, wait } = next;
  const { enrollmentId } = step;
  const said =
    steering &&
    (steering.until === undefined
      ? t('steering.skipped', { name: steering.by.name, reason: steering.reason })
      : t('steering.postponed', {
          name: steering.by.name,
          reason: steering.reason,
          day: dayWords(localMoment(steering.until, zone).on, today),
        }));
  return (
    <>
      {leadsTo.length > 0 && <p className="muted">{t('steering.leadsTo', { steps: leadsTo.map(stepName).join(t('steering.or')) })}</p>}
      <Row>
        {said !== undefined && <span role="status">{said}</span>}
        {may('steps.steer') && !steering && (
          <>
            <Button variant="outlined" onClick={() => setAsked('skip')}>
              {t('steering.skip')}
            </Button>
            <Button variant="outlined" onClick={() => setAsked('later')}>
              {t('steering.later')}
            </Button>
          </>
        )}
        {may('steps.release') && steering && (
          <Button disabled={release.isBusy} onClick={() => release.act({ params: { accountId }, body: { enrollmentId, wait } })}>
            {t('steering.back')}
          </Button>
        )}
        {release.error && (
          <span className="fault" role="alert">
            {words(release.error)}
          </span>
        )}
      </Row>
      {asked && <SteerDialog act={asked} enrollmentId={enrollmentId} next={next} onClose={() => setAsked(undefined)} />}
    </>
  );
}
