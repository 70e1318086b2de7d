import { useTranslation } from 'react-i18next';
import type { Timer } from '#engine';
import { useFlow } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { Disclosure } from '../disclosure.tsx';
import { Stack } from '../panel-parts.tsx';
import type { TimerPart } from '../timer-change.ts';

const rolls = ['next', 'previous', 'none'] as const;
const lates = ['skip', 'send', 'review'] as const;
const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, label: id.replaceAll('_', ' ') }));

interface TimerDaysProps {
  readonly timer: Timer;
  /** Where a part of it stands in the document. */
  readonly at: (key: keyof Timer) => string;
  readonly onChange: (part: TimerPart) => void;
}

/** Which days are open, what happens on a closed one and when it is too late, and whose clock counts. */
export function TimerDays({ timer, at, onChange }: TimerDaysProps) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const late = timer.late ?? 'skip';
  return (
    <Disclosure title={t('timer.days')} fields={[at('calendar'), at('roll'), at('late'), at('zone')]}>
      <Stack>
        <ChoiceSetting
          label={t('timer.calendar')}
          pointer={at('calendar')}
          value={timer.calendar}
          options={[...registry.calendars.values()].map((each) => ({ id: each.id, label: each.name }))}
          none={t('timer.noCalendar')}
          onSet={(id) => onChange({ calendar: id })}
        />
        {timer.calendar !== undefined && (
          <ChoiceSetting
            label={t('timer.roll')}
            pointer={at('roll')}
            value={timer.roll ?? 'next'}
            options={rolls.map((id) => ({ id, label: t(`timer.rolls.${id}`) }))}
            onSet={(id) => onChange({ roll: rolls.find((each) => each === id && each !== 'next') })}
          />
        )}
        <ChoiceSetting
          label={t('timer.late')}
          pointer={at('late')}
          value={late}
          options={lates.map((id) => ({ id, label: t(`timer.lates.${id}`) }))}
          help={t(`timer.lateWords.${late}`)}
          onSet={(id) => onChange({ late: lates.find((each) => each === id && each !== 'skip') })}
        />
        <ChoiceSetting
          label={t('timer.zone')}
          pointer={at('zone')}
          value={timer.zone}
          options={zones}
          none={t('timer.ownZone')}
          onSet={(zone) => onChange({ zone })}
        />
      </Stack>
    </Disclosure>
  );
}
