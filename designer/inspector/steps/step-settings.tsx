import { useTranslation } from 'react-i18next';
import { type ChartState, nameWords } from '#engine';
import { useActOn, useChart, useFlow } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Said, Section, Stack } from '../panel-parts.tsx';
import { isSwitchable, setSwitchable } from './switchable.ts';

const backs = ['shallow', 'deep'] as const;

/** What a step is, and what may happen in it. */
export function StepSettings({ state }: { readonly state: ChartState }) {
  const { t } = useTranslation('inspector');
  const { kind } = useFlow();
  const act = useActOn();
  const set = useSet();
  const { pointer, type, config } = state;
  const isLevel = state.children.length > 0;
  return (
    <Section title={t('step.settings')}>
      <Stack>
        {kind === 'strategy' && type !== 'final' && type !== 'history' && (
          <FlagSetting
            label={t('step.switchable')}
            pointer={`${pointer}/tags`}
            help={t('step.switchableHelp')}
            value={isSwitchable(state)}
            onSet={(on) => act(setSwitchable(state, on), t(on ? 'did.switchable' : 'did.notSwitchable'))}
          />
        )}
        {!isLevel && type !== 'history' && (
          <ChoiceSetting
            label={t('step.type')}
            pointer={`${pointer}/type`}
            value={type === 'final' ? 'end' : 'step'}
            options={[
              { id: 'step', label: t('step.types.step') },
              { id: 'end', label: t('step.types.end') },
            ]}
            onSet={(id) => set(`${pointer}/type`, id === 'end' ? 'final' : undefined, t('step.type'))}
          />
        )}
        {type === 'history' && (
          <ChoiceSetting
            label={t('step.backTo')}
            pointer={`${pointer}/history`}
            value={config.history ?? 'shallow'}
            options={backs.map((id) => ({ id, label: t(`step.backs.${id}`) }))}
            onSet={(id) => set(`${pointer}/history`, id, t('step.backTo'))}
          />
        )}
        {isLevel && <LevelSettings state={state} />}
        <FirstOfLevel state={state} />
      </Stack>
    </Section>
  );
}

/** How what is inside a level goes on, and where it begins. */
export function LevelSettings({ state }: { readonly state: ChartState }) {
  const { t } = useTranslation('inspector');
  const act = useActOn();
  const chart = useChart();
  const { path, pointer, type, children, initial } = state;
  const first = typeof initial === 'string' ? initial : undefined;
  const choose = (id: string | undefined): void => {
    if (id === 'all')
      act(
        {
          op: 'batch',
          operations: [
            { op: 'field.set', pointer: `${pointer}/initial` },
            { op: 'field.set', pointer: `${pointer}/type`, value: 'parallel' },
          ],
        },
        t('did.setType'),
      );
    else {
      const begin = chart.states.get(children[0] ?? '')?.key ?? '';
      act(
        {
          op: 'batch',
          operations: [
            { op: 'field.set', pointer: `${pointer}/type` },
            { op: 'state.initial', parent: path, name: begin },
          ],
        },
        t('did.setType'),
      );
    }
  };
  return (
    <>
      {path !== '' && (
        <ChoiceSetting
          label={t('step.inner')}
          pointer={`${pointer}/type`}
          value={type === 'parallel' ? 'all' : 'one'}
          options={[
            { id: 'one', label: t('step.inners.one') },
            { id: 'all', label: t('step.inners.all') },
          ]}
          onSet={choose}
        />
      )}
      {type !== 'parallel' && (
        <ChoiceSetting
          label={t(path === '' ? 'definition.first' : 'step.first')}
          pointer={`${pointer}/initial`}
          value={first}
          options={children
            .filter((child) => chart.states.get(child)?.type !== 'history')
            .map((child) => ({ id: child, label: nameWords(chart.states.get(child)?.key ?? child) }))}
          onSet={(id) => {
            const name = chart.states.get(id ?? '')?.key;
            if (name !== undefined) act({ op: 'state.initial', parent: path, name }, t('did.first', { step: nameWords(name) }));
          }}
        />
      )}
    </>
  );
}

/** Whether the level around begins with this step, and the way to make it so. */
function FirstOfLevel({ state }: { readonly state: ChartState }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const act = useActOn();
  const parent = useChart().states.get(state.parent ?? '');
  if (!parent || parent.type === 'parallel' || state.type === 'history') return null;
  if (parent.initial === state.path) return <Said data-muted="">{t('step.isFirst')}</Said>;
  if (readOnly) return null;
  const begin = (): void =>
    void act({ op: 'state.initial', parent: parent.path, name: state.key }, t('did.first', { step: nameWords(state.key) }));
  return (
    <QuietAct type="button" style={{ justifySelf: 'start', marginLeft: -8 }} onClick={begin}>
      {t('step.makeFirst')}
    </QuietAct>
  );
}
