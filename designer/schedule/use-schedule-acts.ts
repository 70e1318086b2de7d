import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer } from '#engine';
import type { JsonObject } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import type { Edited } from './edit.ts';
import { projectSchedule } from './project-schedule.ts';
import { redateStep } from './redate-edits.ts';
import { removeStep } from './remove-edits.ts';
import { addStep, duplicateStep, moveStep, type NewStep, type Spot } from './step-edits.ts';
import { keyOfName } from './step-names.ts';
import { stepWords, useScheduleWords } from './use-schedule-words.ts';

/** What an act has come to, told where it was done. */
export interface Result {
  /** The row it is told under; nothing: under the table. */
  readonly at: string | undefined;
  readonly words: string;
}

export interface ScheduleActs {
  readonly result: Result | undefined;
  add(spot: Spot, step: NewStep): string | undefined;
  move(id: string, to: number): boolean;
  redate(id: string, timer: Timer | undefined): boolean;
  duplicate(id: string): string | undefined;
  /** Gives the row the focus goes to. */
  remove(id: string): { readonly next: string | undefined } | undefined;
  /** Gives the path the step has then. */
  rename(path: string, name: string): string | undefined;
  act(operation: Operation, label: string, key?: string): boolean;
  takeBack(): void;
  forget(): void;
}

/** Everything that can be done in the schedule: each one step of the history, told where it was done. */
export function useScheduleActs(): ScheduleActs {
  const { t } = useTranslation('schedule');
  const { store, refuse, announce } = useFlow();
  const actOn = useActOn();
  const { whenLine } = useScheduleWords();
  const [result, setResult] = useState<Result>();
  const valueNow = useCallback((): JsonObject => store.getState().value, [store]);
  return useMemo(() => {
    const carryOut = (edited: Edited, label: string): (Edited & { ok: true }) | undefined => {
      if (!edited.ok) {
        refuse(edited.refusal);
        return undefined;
      }
      return actOn(edited.operation, label) ? edited : undefined;
    };
    const tell = (at: string | undefined, words: string): void => {
      setResult({ at, words });
      announce(words);
    };
    const placeWords = (path: string, next: string | undefined, kind: 'added' | 'moved'): string => {
      const step = stepWords(path);
      if (next === undefined) return t('done.added', { step });
      if (next === '') return t(kind === 'added' ? 'done.addedLast' : 'done.movedLast', { step });
      return t(kind === 'added' ? 'done.addedBefore' : 'done.movedBefore', { step, next: stepWords(next) });
    };
    return {
      result,
      add(spot, step) {
        const name = step.name ?? '';
        const edited = addStep(valueNow(), spot, step);
        const done = carryOut(edited, t('act.add', { step: edited.ok ? stepWords(edited.path ?? name) : name }));
        if (done?.path === undefined) return undefined;
        tell(done.path, placeWords(done.path, done.movedBefore, 'added'));
        return done.path;
      },
      move(id, to) {
        const done = carryOut(moveStep(valueNow(), id, to), t('act.move', { step: stepWords(id) }));
        if (!done) return false;
        const row = projectSchedule(valueNow()).rows.find((each) => each.id === id);
        if (row) tell(id, t('done.moved', { step: stepWords(id), when: whenLine(row.when) }));
        return true;
      },
      redate(id, timer) {
        const done = carryOut(redateStep(valueNow(), id, timer), t('act.redate', { step: stepWords(id.replace(/^.*:/, '')) }));
        if (!done) return false;
        if (done.movedBefore === undefined) setResult(undefined);
        else tell(id, placeWords(done.path ?? id, done.movedBefore, 'moved'));
        return true;
      },
      duplicate(id) {
        const done = carryOut(duplicateStep(valueNow(), id), t('act.duplicate', { step: stepWords(id) }));
        if (done?.path === undefined) return undefined;
        tell(done.path, t('done.duplicated', { step: stepWords(id) }));
        return done.path;
      },
      remove(id) {
        const done = carryOut(removeStep(valueNow(), id), t('act.remove', { step: stepWords(id) }));
        if (!done) return undefined;
        tell(done.path, t('done.removed', { step: stepWords(id) }));
        return { next: done.path };
      },
      rename(path, name) {
        const key = keyOfName(name);
        if (key === '') return undefined;
        const at = path.lastIndexOf('.');
        const done = actOn({ op: 'state.rename', path, name: key }, t('act.rename', { step: stepWords(key) }));
        return done ? `${path.slice(0, at + 1)}${key}` : undefined;
      },
      act: (operation, label, key) => actOn(operation, label, key === undefined ? {} : { key }),
      takeBack() {
        const outcome = store.undo();
        if (outcome.ok) tell(undefined, t('done.undone'));
        else refuse(outcome.refusal);
      },
      forget: () => setResult(undefined),
    };
  }, [t, refuse, announce, actOn, valueNow, store, result, whenLine]);
}
