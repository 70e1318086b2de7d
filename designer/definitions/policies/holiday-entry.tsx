import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import type { JsonObject } from '../../document/json.ts';
import { useActOn } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { NativeSetting } from '../../settings/native-setting.tsx';
import { NumberSetting } from '../../settings/number-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { numberAt, textAt } from '../items.ts';
import { type EntryProps, ListEntry } from '../list-entry.tsx';
import { type HolidayKind, holidayKind, holidayKinds, ruleOfKind } from './holiday-rule.ts';
import { months, nths, useHolidayWords } from './use-holiday-words.ts';
import { weekdays } from './weekdays.ts';

const observeds = ['none', 'nearest', 'next'] as const;

interface HolidayEntryProps extends EntryProps {
  readonly index: number;
  readonly rule: JsonObject;
}

/** One holiday: its name, how its day is found, and in which years. */
export function HolidayEntry({ index, rule, ...entry }: HolidayEntryProps) {
  const { t } = useTranslation('policies');
  const words = useHolidayWords();
  const act = useActOn();
  const set = useSet();
  const today = useToday();
  const kind = holidayKind(rule);
  const name = textAt(rule, 'name') ?? '';
  const at = `/holidays/${index}`;
  const change = (wanted: HolidayKind): void => {
    act({ op: 'field.set', pointer: at, value: ruleOfKind(wanted, rule, today) }, t('calendar.did.kind', { name }));
  };
  return (
    <ListEntry
      {...entry}
      pointer={at}
      label={t('calendar.one', { number: index + 1, name })}
      title={name}
      words={words(rule)}
      removeLabel={t('calendar.remove', { name })}
    >
      <Form>
        <FormRow>
          <TextSetting
            label={t('calendar.name')}
            pointer={`${at}/name`}
            maxLength={200}
            value={name}
            onSet={(text) => set(`${at}/name`, text ?? '', t('calendar.name'))}
          />
          <ChoiceSetting
            label={t('calendar.kind')}
            pointer={`${at}/kind`}
            value={kind}
            options={holidayKinds.map((id) => ({ id, label: t(`calendar.kinds.${id}`) }))}
            onSet={(id) => id !== undefined && change(id as HolidayKind)}
          />
          <DayOf kind={kind} rule={rule} at={at} />
        </FormRow>
        <FormRow>
          <YearsOf kind={kind} rule={rule} at={at} />
        </FormRow>
      </Form>
    </ListEntry>
  );
}

interface PartProps {
  readonly kind: HolidayKind;
  readonly rule: JsonObject;
  readonly at: string;
}

function DayOf({ kind, rule, at }: PartProps) {
  const { t } = useTranslation('policies');
  const set = useSet();
  const setNumber = (key: string, what: string) => (id: string | number | undefined) => {
    if (id !== undefined) set(`${at}/${key}`, Number(id), what);
  };
  const numberText = (key: string): string | undefined => numberAt(rule, key)?.toString();
  if (kind === 'single') {
    return (
      <NativeSetting
        label={t('calendar.on')}
        pointer={`${at}/on`}
        type="date"
        value={textAt(rule, 'on')}
        onSet={(on) => on !== undefined && set(`${at}/on`, on, t('calendar.on'))}
      />
    );
  }
  if (kind === 'easter') {
    return (
      <NumberSetting
        label={t('calendar.easter')}
        pointer={`${at}/easter`}
        help={t('calendar.easterHelp')}
        value={numberAt(rule, 'easter')}
        onSet={setNumber('easter', t('calendar.easter'))}
      />
    );
  }
  return (
    <>
      {kind === 'weekday' && (
        <>
          <ChoiceSetting
            label={t('calendar.nth')}
            pointer={`${at}/nth`}
            value={numberText('nth')}
            options={nths.map(([id, words]) => ({ id, label: t(`calendar.nths.${words}`) }))}
            onSet={setNumber('nth', t('calendar.nth'))}
          />
          <ChoiceSetting
            label={t('calendar.weekday')}
            pointer={`${at}/weekday`}
            value={numberText('weekday')}
            options={weekdays.map(({ day, name }) => ({ id: String(day), label: name }))}
            onSet={setNumber('weekday', t('calendar.weekday'))}
          />
        </>
      )}
      <ChoiceSetting
        label={t('calendar.month')}
        pointer={`${at}/month`}
        value={numberText('month')}
        options={months}
        onSet={setNumber('month', t('calendar.month'))}
      />
      {kind === 'fixed' && (
        <NumberSetting
          label={t('calendar.day')}
          pointer={`${at}/day`}
          value={numberAt(rule, 'day')}
          onSet={setNumber('day', t('calendar.day'))}
        />
      )}
    </>
  );
}

/** What happens on a closed day, and in which years there is such a holiday. */
function YearsOf({ kind, rule, at }: PartProps) {
  const { t } = useTranslation('policies');
  const set = useSet();
  if (kind === 'single') return null;
  return (
    <>
      {kind === 'fixed' && (
        <ChoiceSetting
          label={t('calendar.observed')}
          pointer={`${at}/observed`}
          value={textAt(rule, 'observed') ?? 'none'}
          options={observeds.map((id) => ({ id, label: t(`calendar.observeds.${id}`) }))}
          onSet={(id) => set(`${at}/observed`, id === 'none' ? undefined : id, t('calendar.observed'))}
        />
      )}
      {(['from', 'to'] as const).map((key) => (
        <NumberSetting
          key={key}
          label={t(`calendar.${key}`)}
          pointer={`${at}/${key}`}
          optional
          value={numberAt(rule, key)}
          onSet={(year) => set(`${at}/${key}`, year, t(`calendar.${key}`))}
        />
      ))}
    </>
  );
}
