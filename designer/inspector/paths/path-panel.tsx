import { useTranslation } from 'react-i18next';
import { type ChartTransition, stateWords } from '#engine';
import type { Json } from '../../document/json.ts';
import { useActOn, useChart, useFlow, useFlowDefinition, useFlowPlace, useFlowValue } from '../../flow/flow-context.ts';
import { DescriptionSetting } from '../../settings/description-setting.tsx';
import { ActionListSection } from '../actions/action-list.tsx';
import { DangerAct } from '../danger-act.tsx';
import { GoButton, LastActs, Plain, Stack } from '../panel-parts.tsx';
import { refOf, setOfWay, siblingsOf } from '../path-place.ts';
import { PickSetting } from '../settings/pick-setting.tsx';
import { TimerEditor } from '../times/timer-editor.tsx';
import { PathCondition } from './path-condition.tsx';
import { PathOrder } from './path-order.tsx';
import { PathTrigger } from './path-trigger.tsx';
import { STAY, useTargetOptions } from './use-target-options.ts';

/** One path: what sets it off, its condition, where it leads, and what is done on the way. */
export function PathPanel({ way }: { readonly way: ChartTransition }) {
  const { t } = useTranslation('inspector');
  const { store, readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const chart = useChart();
  const value = useFlowValue((each) => each);
  const { timers = {} } = useFlowDefinition();
  const targets = useTargetOptions(way.source);
  const { source, trigger, target, pointer } = way;
  const name = trigger.kind === 'timer' ? trigger.name : undefined;
  const timer = name === undefined || !Object.hasOwn(timers, name) ? undefined : timers[name];

  const retarget = (id: string): void => {
    const step = id === STAY ? t('paths.stay').toLowerCase() : stateWords(id);
    act({ op: 'transition.retarget', ref: refOf(way), ...(id === STAY ? {} : { target: id }) }, t('did.setTarget', { step }));
  };
  return (
    <>
      <Plain>
        <PathTrigger way={way} />
        {timer !== undefined && name !== undefined && <TimerEditor key={source} name={name} timer={timer} way={way} />}
      </Plain>
      <PathCondition way={way} />
      <Plain>
        <PickSetting
          label={t('path.target')}
          pointer={pointer}
          value={target === undefined ? STAY : (target ?? way.config.target)}
          options={targets}
          onSet={retarget}
        />
        {typeof target === 'string' && target !== source && (
          <GoButton type="button" onClick={() => go({ element: `step:${target}` })}>
            {t('path.step', { step: stateWords(target) })}
          </GoButton>
        )}
      </Plain>
      <ActionListSection
        title={t('actions.path')}
        list={{
          pointer: `${pointer}/actions`,
          calls: way.actions,
          ...(way.config.actions === undefined ? { setWhole: (calls) => setOfWay(value, way, 'actions', calls as unknown as Json) } : {}),
        }}
      />
      <PathOrder way={way} siblings={siblingsOf(way, chart)} />
      <Plain>
        <Stack>
          <DescriptionSetting
            key={pointer}
            of={pointer}
            value={way.config.description}
            onSet={(text, label) =>
              act(setOfWay(store.getState().value, way, 'description', text), label, { key: `set ${pointer}/description` })
            }
          />
        </Stack>
      </Plain>
      {!readOnly && (
        <LastActs>
          <DangerAct
            label={t('path.remove')}
            onAct={() => {
              const step = source === '' ? t('whole') : stateWords(source);
              if (act({ op: 'transitions.remove', refs: [refOf(way)] }, t('did.removePath', { step })))
                go({ element: source === '' ? undefined : `step:${source}` });
            }}
          />
        </LastActs>
      )}
    </>
  );
}
