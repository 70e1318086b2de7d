import type { FocusEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartTransition, nameWords, type Timer, timerWords } from '#engine';
import { Segmented } from '../../elements/segmented.tsx';
import { useActOn, useChart, useFlow, useFlowDefinition, useFlowPlace } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { followingName } from '../../schedule/timer-names.ts';
import { spanOf } from '../../schedule/when.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { NativeSetting } from '../../settings/native-setting.tsx';
import { Inset, Said, Stack } from '../panel-parts.tsx';
import { pathElement, refOf, waysOfTimer } from '../path-place.ts';
import { timerMade } from '../paths/add-path.tsx';
import { changedTimer, type TimerPart, timerOperation, withAnchor } from '../timer-change.ts';
import { DueDate } from './due-date.tsx';
import { TimerDays } from './timer-days.tsx';
import { TimerSpan } from './timer-span.tsx';
import { useAnchorOptions } from './use-anchor-options.ts';
import { useUsualCalendar } from './use-new-timer.ts';

const STEP = ' step';

interface TimerEditorProps {
  readonly name: string;
  readonly timer: Timer;
  /** The path whose time it is; without it the time itself is looked at. */
  readonly way?: ChartTransition;
}

/** A time in words and in its parts, with the day it comes to for a real account. */
export function TimerEditor({ name, timer, way }: TimerEditorProps) {
  const { t } = useTranslation('inspector');
  const { store, registry, readOnly } = useFlow();
  const act = useActOn();
  const chart = useChart();
  const { timers = {} } = useFlowDefinition();
  const calendar = useUsualCalendar();
  const anchors = useAnchorOptions();
  const at = (key: keyof Timer): string => `/timers/${name}/${key}`;
  const isElapsed = /T/.test(timer.offset);
  const shared = waysOfTimer(name, chart).length - (way ? 1 : 0);
  const key = `time ${name}`;

  const put = (next: Timer): void => {
    const operation = timerOperation(name, timer, next);
    if (operation) act(operation, t('did.setTime', { name: nameWords(name) }), { key });
  };
  const change = (part: TimerPart): void => put(changedTimer(timer, part, { calendar }));
  // A name made of the settings follows them once the editor is left: while one types it would follow every digit.
  const leave = (event: FocusEvent): void => {
    if (readOnly || event.currentTarget.contains(event.relatedTarget)) return;
    const now = (store.getState().value['timers'] ?? {}) as unknown as Readonly<Record<string, Timer>>;
    const own = now[name];
    const to = own && followingName(name, own, now);
    if (to !== undefined) act({ op: 'timer.rename', name, to }, t('did.setTime', { name: nameWords(name) }), { key });
  };
  return (
    <Stack
      role="group"
      aria-label={t('timer.title')}
      onBlur={leave}
      data-field={`/timers/${name}`}
      tabIndex={-1}
      style={{ outline: 'none' }}
    >
      {way !== undefined && shared > 0 && <SharedTime way={way} count={shared} timer={timer} timers={timers} />}
      <Inset>
        <Said data-muted="">{t('timer.says')}</Said>
        <Said style={{ fontWeight: 550 }}>{capitalized(timerWords(timer, registry))}</Said>
        <DueDate timer={timer} />
      </Inset>
      <TimerSpan timer={timer} pointer={at('offset')} onChange={(offset) => change({ offset })} />
      <ChoiceSetting
        label={t('timer.anchor')}
        pointer={at('anchor')}
        value={timer.anchor ?? STEP}
        options={[...anchors.slice(0, 2), { id: STEP, label: t('timer.anchors.step') }, ...anchors.slice(2)]}
        onSet={(id) => put(withAnchor(timer, id === STEP ? undefined : id, { calendar }))}
      />
      {!isElapsed && (spanOf(timer.offset)?.unit ?? 'day') === 'day' && !readOnly && (
        <div data-field={at('count')}>
          <Segmented
            label={t('timer.count')}
            options={[
              { id: 'calendar', label: t('timer.counts.calendar') },
              { id: 'business', label: t('timer.counts.business') },
            ]}
            value={timer.count ?? 'calendar'}
            onChange={(count) => change({ count: count === 'business' ? 'business' : undefined })}
          />
        </div>
      )}
      {!isElapsed && (
        <NativeSetting
          label={t('timer.at')}
          pointer={at('at')}
          optional
          type="time"
          help={timer.anchor === undefined ? t('timer.atOwn') : t('timer.atDefault')}
          value={timer.at}
          onSet={(time) => change({ at: time })}
        />
      )}
      <TimerDays timer={timer} at={at} onChange={change} />
    </Stack>
  );
}

interface SharedTimeProps {
  readonly way: ChartTransition;
  readonly count: number;
  readonly timer: Timer;
  readonly timers: Readonly<Record<string, Timer>>;
}

/** Others wait for the same time: they change with it, unless this path gets its own. */
function SharedTime({ way, count, timer, timers }: SharedTimeProps) {
  const { t } = useTranslation('inspector');
  const { store, readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const separate = (): void => {
    const made = timerMade(timers, timer);
    const next = { kind: 'timer', name: made.name } as const;
    const operations = [made.operation, { op: 'transition.trigger', ref: refOf(way), trigger: next } as const];
    if (act({ op: 'batch', operations }, t('did.ownTime'))) go({ element: pathElement(store.getState().value, way.source, next) });
  };
  return (
    <Inset>
      {t('timer.shared', { count })}{' '}
      {!readOnly && (
        <QuietAct type="button" style={{ marginLeft: -8 }} onClick={separate}>
          {t('timer.own')}
        </QuietAct>
      )}
    </Inset>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
