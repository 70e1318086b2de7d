import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#engine';
import { useFaultWords } from '../../elements/fault-words.ts';
import { useAct } from '../api/use-act.ts';
import { useClock } from '../clock.ts';
import { useMay } from '../session.ts';
import { dayInFull, localMoment } from '../text/when.ts';
import { color, narrow } from '../theme/tokens.ts';
import { AdvanceTo } from './advance-to.tsx';

const Frame = styled('section')({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 40,
  padding: '4px 16px 4px 24px',
  background: color.amber,
  borderBottom: `1px solid ${color.amberEdge}`,
  color: color.onAmber,
  fontSize: 13,
  lineHeight: '18px',
  '& > svg': { flex: 'none' },
  '& strong': { fontWeight: 650 },
  '& .acts': { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' },
  '& .acts button': { minHeight: 28, padding: '2px 10px', borderColor: color.onAmber, color: color.onAmber },
  '& .acts button:hover': { borderColor: color.onAmber, background: color.amberEdge },
  '& .fault': { color: color.danger, fontWeight: 550 },
  [narrow]: { padding: '6px 12px', flexWrap: 'wrap', '& p': { flex: '1 1 200px' }, '& .acts': { marginLeft: 0 } },
});

const Track = styled('div')({
  position: 'absolute',
  left: 0,
  right: 0,
  bottom: -1,
  height: 3,
  background: color.amberEdge,
  '& > i': { display: 'block', height: '100%', background: color.onAmber, transition: 'width 150ms linear' },
});

/** Says on every page of a sandbox that nothing leaves this machine, and moves its clock. */
export function SandboxBar() {
  const { t } = useTranslation('app');
  const clock = useClock();
  const may = useMay()('clock.advance');
  const begun = useRef<string | undefined>(undefined);
  const words = useFaultWords();
  const advance = useAct('clock.advance', { refreshes: ['clock.get'] });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  const target = clock.target === undefined ? undefined : localMoment(clock.target, clock.zone).on;
  if (target === undefined) begun.current = undefined;
  else begun.current ??= clock.on;
  const isWalking = target !== undefined;

  return (
    <Frame aria-label={t('sandbox.label')}>
      <ScienceOutlined aria-hidden />
      <p role="status">
        <strong>{isWalking ? t('sandbox.walking', { target: dayInFull(target) }) : t('sandbox.name')}.</strong>{' '}
        {isWalking ? t('sandbox.walkingNow', { day: dayInFull(clock.on) }) : t('sandbox.words')}
      </p>
      {may && (
        <div className="acts">
          {advance.error && (
            <span className="fault" role="alert">
              {t('sandbox.failed')}: {words(advance.error)}
            </span>
          )}
          <Button variant="outlined" disabled={isWalking || advance.isBusy} onClick={() => advance.act({ body: { by: 'P1D' } })}>
            {t('sandbox.dayLong')}
          </Button>
          <Button
            variant="outlined"
            aria-label={t('sandbox.weekLong')}
            disabled={isWalking || advance.isBusy}
            onClick={() => advance.act({ body: { by: 'P7D' } })}
          >
            {t('sandbox.week')}
          </Button>
          <Button
            variant="outlined"
            aria-label={t('sandbox.toLong')}
            aria-haspopup="dialog"
            disabled={isWalking || advance.isBusy}
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            {t('sandbox.to')}
          </Button>
          <AdvanceTo anchor={anchor} today={clock.on} onClose={() => setAnchor(null)} />
        </div>
      )}
      {isWalking && <Progress from={begun.current ?? clock.on} on={clock.on} to={target} />}
    </Frame>
  );
}

function Progress({ from, on, to }: { readonly from: string; readonly on: string; readonly to: string }) {
  const { t } = useTranslation('app');
  const whole = Math.max(1, daysBetween(from, to));
  const done = Math.min(whole, Math.max(0, daysBetween(from, on)));
  return (
    <Track role="progressbar" aria-label={t('sandbox.progress')} aria-valuemin={0} aria-valuemax={whole} aria-valuenow={done}>
      <i style={{ width: `${Math.max(2, (done / whole) * 100)}%` }} />
    </Track>
  );
}
