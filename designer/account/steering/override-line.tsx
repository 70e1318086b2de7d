import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { AccountDetail } from '#engine';
import { useAct } from '../../app/api/use-act.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { dayWords } from '../../app/text/when.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { accountAnswers, useAccount } from '../account-context.ts';

/** That a person has overridden the strategy, until when and why, and the way to end it. */
export function OverrideLine({ override }: { readonly override: NonNullable<AccountDetail['override']> }) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const today = useToday();
  const may = useMay();
  const words = useFaultWords();
  const end = useAct('overrides.end', { refreshes: accountAnswers });
  const { strategy, untilOn, reason, by } = override;
  const said = { name: by.name, day: dayWords(untilOn, today), reason };
  return (
    <>
      <span>
        {strategy ? t('steering.override.banner', { ...said, strategy: strategy.name }) : t('steering.override.bannerNone', said)}
      </span>
      {end.error && (
        <span className="fault" role="alert">
          {words(end.error)}
        </span>
      )}
      {may('overrides.end') && (
        <Button className="act" disabled={end.isBusy} onClick={() => end.act({ params: { accountId }, body: {} })}>
          {t('steering.override.end')}
        </Button>
      )}
    </>
  );
}
