import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, nameWords, timerParts } from '#engine';
import { Field, TextArea, TextInput } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { ActionList } from './action-list.tsx';
import { useDocumentActions } from './action-port.ts';
import { FormFrame } from './form-frame.ts';
import { hasStepForm, type ScheduleRow } from './project-schedule.ts';
import { keyOfName } from './step-names.ts';
import { sameTimer } from './timer-names.ts';
import { useProblemAt } from './use-problems.ts';
import type { ScheduleActs } from './use-schedule-acts.ts';
import { stepWords } from './use-schedule-words.ts';
import { useWhenContext, useWhenKinds } from './use-when-context.ts';
import type { When, WhenKind } from './when.ts';
import { draftOf, isWhole, newDraft, timerOf, type WhenDraft } from './when-draft.ts';
import { WhenFields } from './when-fields.tsx';

interface StepFormProps {
  readonly row: ScheduleRow;
  readonly acts: ScheduleActs;
  readonly onClose: () => void;
  readonly onRenamed: (path: string) => void;
}

/** A step of the schedule, to be changed in its place. What is changed is done at once; undo takes it back. */
export function StepForm({ row, acts, onClose, onRenamed }: StepFormProps) {
  const { t } = useTranslation('schedule');
  const calls: readonly EffectCall[] = row.actions.map((action) => action.call);
  const port = useDocumentActions({ pointer: `${row.pointers.state}/entry`, calls }, stepWords(row.path));
  const isStep = hasStepForm(row);
  return (
    <FormFrame>
      {isStep && <NameField row={row} acts={acts} onRenamed={onRenamed} />}
      <section>
        <h3>{t('form.when')}</h3>
        <RowWhen row={row} acts={acts} />
      </section>
      {isStep && (
        <>
          <section>
            <h3>{t('form.what')}</h3>
            <ActionList port={port} />
          </section>
          <NotesField row={row} acts={acts} />
        </>
      )}
      <div className="acts">
        <Button variant="contained" onClick={onClose}>
          {t('form.close')}
        </Button>
      </div>
    </FormFrame>
  );
}

function NameField({ row, acts, onRenamed }: Pick<StepFormProps, 'row' | 'acts' | 'onRenamed'>) {
  const { t } = useTranslation('schedule');
  const current = stepWords(row.path);
  const [text, setText] = useState(current);
  useEffect(() => setText(current), [current]);
  const isFault = keyOfName(text) === '';
  const commit = (): void => {
    if (isFault || nameWords(keyOfName(text)) === current) return;
    const path = acts.rename(row.path, text);
    if (path === undefined) setText(current);
    else onRenamed(path);
  };
  return (
    <Field label={t('form.name')} fault={isFault ? t('form.nameFault') : undefined}>
      {(ties) => (
        <TextInput
          {...ties}
          maxLength={60}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
      )}
    </Field>
  );
}

function NotesField({ row, acts }: Pick<StepFormProps, 'row' | 'acts'>) {
  const { t } = useTranslation('schedule');
  const pointer = `${row.pointers.state}/description`;
  const put = (value: string): void => {
    const label = t('act.notes', { step: stepWords(row.path) });
    acts.act({ op: 'field.set', pointer, ...(value === '' ? {} : { value }) }, label, `field.set ${pointer}`);
  };
  return (
    <Field label={t('form.notes')} optional help={t('form.notesHelp')}>
      {(ties) => <TextArea {...ties} style={{ minHeight: 60 }} value={row.notes ?? ''} onChange={(event) => put(event.target.value)} />}
    </Field>
  );
}

/** Which fields of a timer belong to which part of the form. */
const timerFields = { amount: 'offset', time: 'at', calendar: 'calendar' } as const;

/** When an existing row is; the date counts once it is chosen or the field is left. */
function RowWhen({ row, acts }: Pick<StepFormProps, 'row' | 'acts'>) {
  const { t } = useTranslation('schedule');
  const { registry } = useFlow();
  const context = useWhenContext();
  const kinds = useRowKinds(row);
  const problemAt = useProblemAt();
  const [typed, setTyped] = useState<WhenDraft>();
  const committed = useRef('');
  const draft = typed ?? draftOf(row.when, context);
  if (kinds.length === 0) return <p className="hint">{t(row.when.follows === 'start' ? 'form.fixedStart' : 'form.fixed')}</p>;
  const commit = (next: WhenDraft): void => {
    const filled = next.kind !== draft.kind && next.amount === '' ? { ...newDraft(next.kind, context), kind: next.kind } : next;
    if (!isWhole(filled)) {
      setTyped(filled);
      return;
    }
    setTyped(undefined);
    const timer = timerOf(filled, row.when.kind === filled.kind ? row.when.config : undefined, context);
    const isSame = timer === undefined ? row.when.kind === 'at-once' : sameTimer(row.when.config, timer);
    // Leaving the field after a choice would do the same again.
    const text = JSON.stringify([row.when, timer]);
    if (isSame || committed.current === text) return;
    committed.current = text;
    if (!acts.redate(row.id, timer)) committed.current = '';
  };
  const { timer } = row.pointers;
  return (
    <WhenFields
      draft={draft}
      onChange={commit}
      onType={setTyped}
      kinds={kinds}
      since={sinceWords(row.when, t)}
      dateWords={row.when.kind === 'date' && row.when.config ? timerParts(row.when.config, registry).lead : undefined}
      showsFault={typed !== undefined && typed.amount !== ''}
      faultOf={(field) => (timer === undefined ? undefined : problemAt(`${timer}/${timerFields[field]}`))}
    />
  );
}

function sinceWords({ since }: When, t: ReturnType<typeof useTranslation<'schedule'>>['t']): string {
  if (typeof since === 'object') return t('form.afterLevel', { level: stepWords(since.level) });
  return t(since === 'start' ? 'form.afterStart' : 'form.after');
}

/** What a row may count from; none where it simply follows what is before it. */
function useRowKinds(row: ScheduleRow): readonly WhenKind[] {
  const kinds = useWhenKinds();
  const { when, place } = row;
  const isFixed = when.follows !== undefined && (!place || (place.index === 0 && !place.run.begins) || when.follows === 'done');
  if (isFixed) return [];
  const possible = kinds;
  return possible.includes(when.kind) ? possible : [...possible, when.kind];
}
