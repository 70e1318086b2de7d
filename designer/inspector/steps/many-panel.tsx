import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartState, stateWords } from '#engine';
import { Field, TextInput } from '../../elements/field.tsx';
import { useActOn, useChart, useFlow, useFlowPlace } from '../../flow/flow-context.ts';
import { keyOfName } from '../../schedule/step-names.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { DangerAct } from '../danger-act.tsx';
import { GoButton, LastActs, Section, Stack } from '../panel-parts.tsx';
import { isSwitchable, setSwitchable } from './switchable.ts';

const TOP = ' top';

/** Several steps: what can be done with all of them. */
export function ManyPanel({ states }: { readonly states: readonly ChartState[] }) {
  const { t } = useTranslation('inspector');
  const { readOnly, kind } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const paths = states.map(({ path }) => path);
  const count = paths.length;
  const able = states.filter(({ type }) => type !== 'final' && type !== 'history');
  return (
    <>
      <Section title={t('many.title', { count })}>
        <ul>
          {states.map(({ path }) => (
            <li key={path}>
              <GoButton type="button" data-tip={t('many.choose')} onClick={() => go({ selected: [path] })}>
                {stateWords(path)}
              </GoButton>
            </li>
          ))}
        </ul>
      </Section>
      {!readOnly && (
        <Section title={t('step.settings')}>
          <Stack>
            {kind === 'strategy' && able.length > 0 && (
              <FlagSetting
                label={t('step.switchable')}
                pointer="#switchable"
                help={t('step.switchableHelp')}
                value={able.every(isSwitchable)}
                onSet={(on) =>
                  act(
                    {
                      op: 'batch',
                      operations: able.filter((state) => isSwitchable(state) !== on).map((state) => setSwitchable(state, on)),
                    },
                    t(on ? 'did.switchable' : 'did.notSwitchable'),
                  )
                }
              />
            )}
            <MoveInto paths={paths} />
            <Group paths={paths} parent={states[0]?.parent ?? ''} />
          </Stack>
        </Section>
      )}
      {!readOnly && (
        <LastActs>
          <DangerAct
            label={t('many.remove')}
            onAct={() => {
              if (act({ op: 'states.remove', paths }, t('did.removeSteps', { count }))) go({ element: undefined });
            }}
          />
        </LastActs>
      )}
    </>
  );
}

function MoveInto({ paths }: { readonly paths: readonly string[] }) {
  const { t } = useTranslation('inspector');
  const { go } = useFlowPlace();
  const act = useActOn();
  const chart = useChart();
  const levels = [...chart.states.values()].filter(
    ({ path, children, type }) =>
      path !== '' && children.length > 0 && type !== 'history' && !paths.some((each) => path === each || path.startsWith(`${each}.`)),
  );
  const options = [{ id: TOP, label: t('many.top') }, ...levels.map(({ path }) => ({ id: path, label: stateWords(path) }))];
  const move = (id: string | undefined): void => {
    if (id === undefined) return;
    const moved = act({ op: 'states.move', paths, parent: id === TOP ? '' : id }, t('did.moveSteps', { count: paths.length }));
    if (moved) go({ element: id === TOP ? undefined : `step:${id}` });
  };
  return <ChoiceSetting label={t('many.move')} pointer="#move" value={undefined} options={options} onSet={move} />;
}

function Group({ paths, parent }: { readonly paths: readonly string[]; readonly parent: string }) {
  const { t } = useTranslation('inspector');
  const { go } = useFlowPlace();
  const act = useActOn();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const group = (): void => {
    const name = keyOfName(text);
    if (name === '') {
      setFault(t('nameEmpty'));
      return;
    }
    if (act({ op: 'states.group', paths, name }, t('did.groupSteps', { name: text.trim() })))
      go({ element: `step:${parent === '' ? name : `${parent}.${name}`}` });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        group();
      }}
    >
      <Stack style={{ gap: 8 }}>
        <Field label={t('many.group')} fault={fault}>
          {(ties) => (
            <TextInput
              {...ties}
              placeholder={t('many.groupName')}
              autoComplete="off"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setFault(undefined);
              }}
            />
          )}
        </Field>
        <Button type="submit" variant="outlined" style={{ justifySelf: 'start' }}>
          {t('many.groupDo')}
        </Button>
      </Stack>
    </form>
  );
}
