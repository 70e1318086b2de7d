import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/api/use-act.ts';
import { useMay } from '../../app/session.ts';
import { color } from '../../app/theme/tokens.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers } from '../account-context.ts';
import type { Recorded } from './kinds.ts';

const Line = styled('p')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 8px',
  marginTop: 12,
  fontSize: 13,
  lineHeight: '20px',
  '& > svg': { color: color.success, flex: 'none' },
  '& > span': { flex: '1 1 200px', overflowWrap: 'anywhere' },
  '& .fault': { color: color.danger },
});

/** For so long a mistake is corrected where it was made. */
const CORRECTABLE_MS = 60_000;

interface RecordedLineProps {
  readonly recorded: Recorded;
  readonly onCorrect: (callId: string) => void;
}

/** What one's own act came to, where one acted, with the way back. */
export function RecordedLine({ recorded, onCorrect }: RecordedLineProps) {
  const { t } = useTranslation('account');
  const may = useMay();
  const words = useFaultWords();
  const [undone, setUndone] = useState<string>();
  const withdraw = useAct('promises.cancel', { refreshes: accountAnswers, onDone: () => setUndone(t('record.promiseForm.undone')) });
  const lift = useAct('holds.lift', { refreshes: accountAnswers, onDone: () => setUndone(t('record.holdForm.undone')) });
  const { promiseId, holdId, callId } = recorded;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), CORRECTABLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const error = withdraw.error ?? lift.error;
  return (
    <Line>
      <CheckCircleOutlineOutlined aria-hidden />
      <span>{undone ?? recorded.words}</span>
      {callId !== undefined && !isLate && may('calls.correct') && (
        <Button onClick={() => onCorrect(callId)}>{t('record.callForm.correct')}</Button>
      )}
      {promiseId !== undefined && undone === undefined && may('promises.cancel') && (
        <Button disabled={withdraw.isBusy} onClick={() => withdraw.act({ params: { promiseId }, body: {} })}>
          {t('record.promiseForm.undo')}
        </Button>
      )}
      {holdId !== undefined && undone === undefined && may('holds.lift') && (
        <Button disabled={lift.isBusy} onClick={() => lift.act({ params: { holdId }, body: {} })}>
          {t('record.holdForm.undo')}
        </Button>
      )}
      {error && (
        <span className="fault" role="alert">
          {words(error)}
        </span>
      )}
    </Line>
  );
}
