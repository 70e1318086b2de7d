import { useTranslation } from 'react-i18next';
import { type ChartState, nameWords, stateWords } from '#engine';
import { useActOn, useFlow, useFlowPlace } from '../../flow/flow-context.ts';
import { useIsInRow } from '../../schedule/row-room.tsx';
import { keyOfName } from '../../schedule/step-names.ts';
import { DescriptionSetting } from '../../settings/description-setting.tsx';
import { ActionListSection } from '../actions/action-list.tsx';
import { DangerAct } from '../danger-act.tsx';
import { NameSetting } from '../name-setting.tsx';
import { LastActs, Plain, Said, Stack } from '../panel-parts.tsx';
import { PathList } from '../paths/path-list.tsx';
import { StepSettings } from './step-settings.tsx';

/** One step: its name, what it does, what leads on from it, and what it is. */
export function StepPanel({ state }: { readonly state: ChartState }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const { path, pointer, key, config, type } = state;
  const isInRow = useIsInRow(path);
  const rename = (name: string): boolean => {
    const label = t('did.rename', { from: nameWords(key), to: nameWords(name) });
    return act({ op: 'state.rename', path, name }, label);
  };
  return (
    <>
      <Plain>
        {isInRow ? (
          <Said>{t('step.inRow')}</Said>
        ) : (
          <Stack>
            <NameSetting
              label={t('name')}
              pointer={pointer}
              help={t('nameHelp')}
              value={nameWords(key)}
              keyOf={keyOfName}
              onName={rename}
            />
            <DescriptionSetting key={pointer} of={pointer} value={config.description} />
          </Stack>
        )}
      </Plain>
      {type !== 'history' && !isInRow && (
        <ActionListSection
          key={`${pointer} entry`}
          title={t('actions.entry')}
          list={{ pointer: `${pointer}/entry`, calls: config.entry ?? [] }}
        />
      )}
      {type !== 'history' && (type !== 'final' || config.exit !== undefined) && (
        <ActionListSection
          key={`${pointer} exit`}
          title={t('actions.exit')}
          list={{ pointer: `${pointer}/exit`, calls: config.exit ?? [] }}
        />
      )}
      {type !== 'history' && (type !== 'final' || state.transitions.length > 0) && <PathList source={path} />}
      <StepSettings state={state} />
      {!readOnly && (
        <LastActs>
          <DangerAct
            label={t('step.remove')}
            onAct={() => {
              const label = t('did.removeStep', { step: stateWords(path) });
              if (act({ op: 'states.remove', paths: [path] }, label)) go({ element: undefined });
            }}
          />
        </LastActs>
      )}
    </>
  );
}
