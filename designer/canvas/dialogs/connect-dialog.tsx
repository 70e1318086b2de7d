import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MANUAL_EVENT, nameWords, type Trigger, timerWords } from '#engine';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { useFlow, useFlowDefinition } from '../../flow/flow-context.ts';
import type { Refusal, Target } from '../acts/legal-targets.ts';
import { ownName } from '../graph/ears.ts';
import { AskDialog } from './ask-dialog.tsx';
import { TargetPicker } from './target-picker.tsx';

/** A time that is not there yet. */
export interface NewTime {
  readonly days: number;
  readonly count: 'business' | 'calendar';
  readonly from: 'step' | 'due';
}

export interface Asked {
  readonly target: string;
  /** Undefined for a new time. */
  readonly trigger: Trigger | undefined;
  readonly time: NewTime | undefined;
  /** Name of a rule. */
  readonly guard: string | undefined;
}

interface ConnectDialogProps {
  readonly source: string;
  readonly targets: readonly Target[];
  /** Where it leads, when that was said before: it is not asked for again. */
  readonly target: string | undefined;
  readonly event: string | undefined;
  /** Whether the source holds steps that can end. */
  readonly holdsSteps: boolean;
  /** Whether the source decides at once. */
  readonly decides: boolean;
  readonly onAsked: (asked: Asked) => void;
  readonly onClose: () => void;
}

const NEW = '|new';

/** Where a new path leads, what it waits for, and on what condition. */
export function ConnectDialog(props: ConnectDialogProps) {
  const { t } = useTranslation('canvas');
  const { registry } = useFlow();
  const { timers = {}, rules = {} } = useFlowDefinition();
  const [target, setTarget] = useState(props.target);
  const [kind, setKind] = useState<Trigger['kind']>(props.event !== undefined ? 'event' : props.decides ? 'always' : 'timer');
  const [event, setEvent] = useState(props.event ?? 'payment.received');
  const [timer, setTimer] = useState(NEW);
  const [time, setTime] = useState<NewTime>({ days: 3, count: 'business', from: 'step' });
  const [guard, setGuard] = useState('');
  const words = useRefusalWords();
  const targets = useMemo(
    () => props.targets.map(({ path, refusal }) => ({ path, refusal: refusal && words(refusal) })),
    [props.targets, words],
  );
  const kinds = [
    ...(props.source === '' ? [] : (['timer'] as const)),
    'event' as const,
    ...(props.source === '' ? [] : (['always'] as const)),
  ];
  const options = [...kinds, ...(props.holdsSteps ? (['done'] as const) : [])].map((id) => ({ id, label: t(`connect.kind.${id}`) }));
  const events = [...registry.events.values()].filter(({ type }) => !MANUAL_EVENT.test(type));
  const name = props.source === '' ? t('start') : ownName(props.source);
  const submit = (): void => {
    if (target === undefined) return;
    const trigger: Trigger | undefined =
      kind === 'event' ? { kind, name: event } : kind !== 'timer' ? { kind } : timer === NEW ? undefined : { kind, name: timer };
    props.onAsked({ target, trigger, time: trigger ? undefined : time, guard: guard === '' ? undefined : guard });
  };
  return (
    <AskDialog
      title={props.target === undefined ? t('connect.title', { name }) : t('connect.titleTo', { name, target: ownName(props.target) })}
      submit={t('connect.add')}
      ready={target !== undefined && (kind !== 'timer' || timer !== NEW || (Number.isInteger(time.days) && time.days >= 0))}
      onSubmit={submit}
      onClose={props.onClose}
    >
      {props.target === undefined && (
        <Field label={t('connect.target')}>
          {() => <TargetPicker label={t('connect.target')} targets={targets} chosen={target} onChoose={setTarget} />}
        </Field>
      )}
      <Field label={t('connect.trigger')}>
        {() => <Segmented label={t('connect.trigger')} options={options} value={kind} onChange={setKind} />}
      </Field>
      {kind === 'event' && (
        <Field label={t('connect.event')}>
          {(ties) => (
            <Choice {...ties} value={event} onChange={(change) => setEvent(change.target.value)}>
              {events.map(({ type, label }) => (
                <option key={type} value={type}>
                  {label}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      )}
      {kind === 'timer' && (
        <>
          <Field label={t('connect.timer')}>
            {(ties) => (
              <Choice {...ties} value={timer} onChange={(change) => setTimer(change.target.value)}>
                <option value={NEW}>{t('connect.newTimer')}</option>
                {Object.entries(timers).map(([name, each]) => (
                  <option key={name} value={name}>
                    {timerWords(each, registry)}
                  </option>
                ))}
              </Choice>
            )}
          </Field>
          {timer === NEW && <NewTimeFields time={time} onChange={setTime} />}
        </>
      )}
      <Field label={t('connect.guard')} optional>
        {(ties) => (
          <Choice {...ties} value={guard} onChange={(change) => setGuard(change.target.value)}>
            <option value="">{t('connect.noGuard')}</option>
            {Object.keys(rules).map((name) => (
              <option key={name} value={name}>
                {nameWords(name)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
    </AskDialog>
  );
}

function NewTimeFields({ time, onChange }: { readonly time: NewTime; readonly onChange: (time: NewTime) => void }) {
  const { t } = useTranslation('canvas');
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '72px 1fr 1.4fr', gap: 8 }}>
      <Field label={t('connect.count')}>
        {(ties) => (
          <TextInput
            {...ties}
            data-figures
            type="number"
            min={0}
            max={365}
            value={Number.isNaN(time.days) ? '' : time.days}
            onChange={(change) => onChange({ ...time, days: change.target.valueAsNumber })}
          />
        )}
      </Field>
      <Field label={t('connect.unitLabel')}>
        {(ties) => (
          <Choice {...ties} value={time.count} onChange={(change) => onChange({ ...time, count: change.target.value as NewTime['count'] })}>
            <option value="business">{t('connect.unit.business')}</option>
            <option value="calendar">{t('connect.unit.calendar')}</option>
          </Choice>
        )}
      </Field>
      <Field label={t('connect.from')}>
        {(ties) => (
          <Choice {...ties} value={time.from} onChange={(change) => onChange({ ...time, from: change.target.value as NewTime['from'] })}>
            <option value="step">{t('connect.anchor.step')}</option>
            <option value="due">{t('connect.anchor.due')}</option>
          </Choice>
        )}
      </Field>
    </div>
  );
}

/** Says why a path may not lead somewhere. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useTranslation('canvas');
  return useMemo(
    () =>
      ({ why, name }: Refusal) =>
        t(`refused.${why}`, { name }),
    [t],
  );
}
