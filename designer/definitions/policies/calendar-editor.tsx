import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { inPlace } from '../../elements/in-place.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlowValue } from '../../flow/flow-context.ts';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { AddEntry } from '../add-entry.tsx';
import { TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { itemsAt, textAt } from '../items.ts';
import { Entries } from '../list-entry.tsx';
import { useOpenEntry } from '../use-open-entry.ts';
import { HolidayEntry } from './holiday-entry.tsx';
import { HolidayPreview } from './holiday-preview.tsx';
import { ruleOfKind } from './holiday-rule.ts';
import { Quiet } from './list-parts.ts';
import { weekdays } from './weekdays.ts';
import './policies-texts.ts';

const Week = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: '6px 18px' });

/** Which days are business days: the week, and holidays as rules; beside them the days that come of it. */
export function CalendarEditor() {
  const { t } = useTranslation('policies');
  const act = useActOn();
  const today = useToday();
  const value = useFlowValue((each) => each);
  const holidays = itemsAt(value, 'holidays');
  const [open, setOpen] = useOpenEntry('holidays');
  const add = (): void => {
    const name = t('calendar.newName');
    const rule = ruleOfKind('fixed', { name }, today);
    if (act({ op: 'list.insert', pointer: '/holidays', index: holidays.length, value: rule }, t('calendar.did.add', { name }))) {
      setOpen(holidays.length);
    }
  };
  const remove = (index: number, name: string): void => {
    if (act({ op: 'list.remove', pointer: '/holidays', index }, t('calendar.did.remove', { name }))) setOpen(undefined);
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('calendar.week')} note={t('calendar.weekNote')}>
          <OpenDays />
        </Panel>
        <Panel title={t('calendar.holidays')} note={t('calendar.holidaysNote')} flush>
          {holidays.length === 0 && <Quiet style={{ padding: '0 16px 12px' }}>{t('calendar.none')}</Quiet>}
          <Entries>
            {inPlace(holidays).map(({ place, item }) => (
              <HolidayEntry
                key={place}
                index={Number(place)}
                rule={item}
                isOpen={open === Number(place)}
                onOpen={(isOpen) => setOpen(isOpen ? Number(place) : undefined)}
                onRemove={() => remove(Number(place), textAt(item, 'name') ?? '')}
              />
            ))}
          </Entries>
          <AddEntry label={t('calendar.add')} onAdd={add} />
        </Panel>
      </div>
      <div>
        <HolidayPreview />
        <HeadingPanel />
      </div>
    </TwoColumns>
  );
}

function OpenDays() {
  const { t } = useTranslation('policies');
  const act = useActOn();
  const week = useFlowValue((value) => value['week']);
  const open = new Set(Array.isArray(week) ? week : []);
  const set = (day: number, isOpen: boolean): void => {
    const next = weekdays.map((each) => each.day).filter((each) => (each === day ? isOpen : open.has(each)));
    act({ op: 'field.set', pointer: '/week', value: next }, t('calendar.did.week'));
  };
  return (
    <Week role="group" aria-label={t('calendar.week')} data-field="/week">
      {weekdays.map(({ day, name }) => (
        <FlagSetting
          key={day}
          label={name}
          pointer={`/week/${day}`}
          value={open.has(day)}
          // A calendar without an open day would let nothing ever happen.
          disabled={open.has(day) && open.size === 1}
          onSet={(isOpen) => set(day, isOpen)}
        />
      ))}
    </Week>
  );
}
