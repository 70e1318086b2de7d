import PauseCircleOutlineOutlined from '@mui/icons-material/PauseCircleOutlineOutlined';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { Badge } from '../elements/badge.ts';
import './strategies-texts.ts';

/** Says that a strategy or a step of it is paused, and why. */
export function PausedBadge({ strategyId }: { readonly strategyId: string }) {
  const { t } = useTranslation('strategies');
  const { data } = useAnswer('strategies.pauses', { params: { strategyId } });
  const pause = data?.items.find(({ step }) => step === undefined) ?? data?.items[0];
  if (!pause) return null;
  const words = pause.status === 'resuming' ? t('resuming') : t(pause.step === undefined ? 'paused' : 'pausedStep');
  const tip = pause.by ? t('pausedTip', { reason: pause.reason, name: pause.by.name }) : pause.reason;
  return (
    <Badge data-tone="paused" data-tip={tip}>
      <PauseCircleOutlineOutlined aria-hidden />
      {words}
    </Badge>
  );
}
