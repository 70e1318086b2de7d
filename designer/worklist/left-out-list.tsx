import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { LeftOut } from '#engine';
import { useToday } from '../app/clock.ts';
import { addText } from '../app/text/text.ts';
import { withDays } from '../app/text/when.ts';
import { worklistText } from './worklist-text.ts';

addText('worklist', worklistText);

const List = styled('ul')({ maxHeight: 180, overflowY: 'auto', margin: '4px 0 0', paddingLeft: 18, listStyle: 'disc' });

/** Who is left out of an act on many, and why. */
export function LeftOutList({ of }: { readonly of: readonly LeftOut[] }) {
  const { t } = useTranslation('worklist');
  const today = useToday();
  return (
    <List>
      {of.map(({ accountId, accountName, because, who = [], detail = '' }) => (
        <li key={accountId}>
          {accountName}: {t(`bulk.because.${because}`, { who: who.join(', '), detail: withDays(detail, today) })}
        </li>
      ))}
    </List>
  );
}
