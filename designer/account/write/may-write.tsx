import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { MessagePreview } from '#engine';
import { useClock, useToday } from '../../app/clock.ts';
import { momentWords, withDays } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';

const Denied = styled('span')({ color: color.danger });

/** Whether somebody may be written to now; if not, why, and from when. */
export function MayWrite({ may }: { readonly may: MessagePreview['may'] }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { zone } = useClock();
  if (may.allowed) return t('write.may.yes');
  const reasons = may.reasons.map((reason) => withDays(reason, today)).join('; ');
  const from = may.until === undefined ? '' : ` ${t('write.may.until', { moment: momentWords(may.until, zone, today) })}`;
  return (
    <Denied>
      {reasons}.{from}
    </Denied>
  );
}
