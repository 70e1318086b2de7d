import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { dayInFull } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { Panel } from '../../elements/panel.tsx';
import { useFlowValue } from '../../flow/flow-context.ts';
import { upcomingHolidays } from './holiday-rule.ts';

const List = styled('ol')({
  fontSize: 13,
  lineHeight: '20px',
  '& li': { display: 'grid', gridTemplateColumns: '128px minmax(0, 1fr)', gap: 12, padding: '3px 0' },
  '& time': { fontVariantNumeric: 'tabular-nums' },
  '& .muted': { color: color.muted },
});

/** The days that the rules make holidays, as dates. */
export function HolidayPreview() {
  const { t } = useTranslation('policies');
  const today = useToday();
  const value = useFlowValue((each) => each);
  const days = upcomingHolidays(value, today);
  return (
    <Panel title={t('calendar.preview.title')}>
      {!days && <p>{t('calendar.preview.faulty')}</p>}
      {days?.length === 0 && <p>{t('calendar.preview.none')}</p>}
      {days && (
        <List>
          {days.map(({ on, name, isClosedAnyway }) => (
            <li key={`${on} ${name}`} data-holiday={on}>
              <time dateTime={on}>{dayInFull(on)}</time>
              <span>
                {name}
                {isClosedAnyway && <span className="muted"> ({t('calendar.preview.closedAnyway')})</span>}
              </span>
            </li>
          ))}
        </List>
      )}
    </Panel>
  );
}
