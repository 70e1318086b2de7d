import { useTranslation } from 'react-i18next';
import { nameWords, type Timer } from '#engine';
import { useActOn, useChart, useFlow, useFlowPlace } from '../../flow/flow-context.ts';
import { keyOfName } from '../../schedule/step-names.ts';
import { DescriptionSetting } from '../../settings/description-setting.tsx';
import { DangerAct } from '../danger-act.tsx';
import { NameSetting } from '../name-setting.tsx';
import { LastActs, Plain, Stack } from '../panel-parts.tsx';
import { waysOfTimer } from '../path-place.ts';
import { UsedBy } from '../paths/used-by.tsx';
import { TimerEditor } from './timer-editor.tsx';

/** One time of the flow: its name, when it comes, and who waits for it. */
export function TimerPanel({ name, timer }: { readonly name: string; readonly timer: Timer }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const ways = waysOfTimer(name, useChart());
  const rename = (to: string): boolean => {
    const label = t('did.rename', { from: nameWords(name), to: nameWords(to) });
    return act({ op: 'timer.rename', name, to }, label);
  };
  return (
    <>
      <Plain>
        <Stack>
          <NameSetting label={t('name')} pointer={`/timers/${name}#name`} value={nameWords(name)} keyOf={keyOfName} onName={rename} />
          <TimerEditor name={name} timer={timer} />
          <DescriptionSetting key={name} of={`/timers/${name}`} value={timer.description} />
        </Stack>
      </Plain>
      <UsedBy of="timer" ways={ways} />
      {!readOnly && ways.length === 0 && (
        <LastActs>
          <DangerAct
            label={t('timer.remove')}
            onAct={() => {
              if (act({ op: 'field.set', pointer: `/timers/${name}` }, t('did.removeTime', { name: nameWords(name) })))
                go({ element: undefined });
            }}
          />
        </LastActs>
      )}
    </>
  );
}
