import Button from '@mui/material/Button';
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, stateWords } from '#engine';
import { Field, TextArea, TextInput } from '../elements/field.tsx';
import { useFlow, useFlowValue } from '../flow/flow-context.ts';
import { actionKinds, callOfKind } from '../inspector/actions/action-kinds.ts';
import { usedTemplates } from '../inspector/actions/used-templates.ts';
import { ActionList } from './action-list.tsx';
import { draftActions } from './action-port.ts';
import { FormFrame } from './form-frame.ts';
import type { ScheduleRow } from './project-schedule.ts';
import { addStep, type NewStep, type Spot } from './step-edits.ts';
import { keyOfName, nameFor } from './step-names.ts';
import { stepWords } from './use-schedule-words.ts';
import { useSchedule, useWhenContext, useWhenKinds } from './use-when-context.ts';
import { daysOf, type WhenKind } from './when.ts';
import { isWhole, newDraft, timerOf, type WhenDraft } from './when-draft.ts';
import { WhenFields } from './when-fields.tsx';

interface AddStepProps {
  readonly spot: Spot;
  /** There is no step yet: dates count from the due date, and from the start. */
  readonly isFirst: boolean;
  readonly onAdd: (step: NewStep) => boolean;
  readonly onCancel: () => void;
}

/** A step to be added: when, what, by whom. Nothing changes before it is added. */
export function AddStep({ spot, isFirst, onAdd, onCancel }: AddStepProps) {
  const { t } = useTranslation('schedule');
  const { t: ofElements } = useTranslation('elements');
  const { registry } = useFlow();
  const value = useFlowValue((each) => each);
  const context = useWhenContext();
  const kinds = useWhenKinds();
  const { rows } = useSchedule();
  const freshWhen = (kind: WhenKind): WhenDraft => ({ ...newDraft(kind, context), ...(kind === 'due' ? { amount: nextDay(rows) } : {}) });
  const form = useRef<HTMLFormElement>(null);
  const [when, setWhen] = useState<WhenDraft>(() => freshWhen(kinds[0] ?? 'after'));
  const [calls, setCalls] = useState<readonly EffectCall[]>(() => {
    const [first] = actionKinds(registry);
    return first ? [callOfKind(first.id, registry, { used: usedTemplates(value) })] : [];
  });
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first]')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isNameFault = name.trim() !== '' && keyOfName(name) === '';
  const step = useMemo(
    (): NewStep | undefined =>
      isWhole(when) ? { timer: timerOf(when, undefined, context), actions: calls, name: keyOfName(name), notes: notes.trim() } : undefined,
    [when, context, calls, name, notes],
  );
  const place = useMemo(() => (step && when.kind === 'due' ? addStep(value, spot, step) : undefined), [value, spot, step, when.kind]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!step || isNameFault) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    onAdd(step);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // A field hands over what is typed when it is left; Enter sends the form from within it.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.target.blur();
      event.target.focus();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form ref={form} noValidate aria-label={t('form.title')} onSubmit={submit} onKeyDown={onKeyDown}>
      <FormFrame>
        <h3>{t('form.title')}</h3>
        <section>
          <WhenFields
            draft={when}
            onChange={(next) => setWhen(next.kind === when.kind ? next : freshWhen(next.kind))}
            onType={setWhen}
            kinds={kinds}
            since={t(isFirst ? 'form.afterStart' : 'form.after')}
            showsFault={isTried || (when.amount !== '' && !isWhole(when))}
            faultOf={() => undefined}
          />
          {place?.ok && place.movedBefore !== undefined && (
            <p className="hint" role="status">
              {place.movedBefore === '' ? t('form.placeLast') : t('form.place', { next: stepWords(place.movedBefore) })}
            </p>
          )}
        </section>
        <section>
          <h3>{t('form.what')}</h3>
          <ActionList port={draftActions(calls, setCalls)} />
        </section>
        <Field label={t('form.nameNew')} optional help={t('form.nameHelp')} fault={isNameFault ? t('form.nameFault') : undefined}>
          {(ties) => (
            <TextInput
              {...ties}
              placeholder={stateWords(nameFor(calls))}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('form.notes')} optional help={t('form.notesHelp')}>
          {(ties) => <TextArea {...ties} style={{ minHeight: 60 }} value={notes} onChange={(event) => setNotes(event.target.value)} />}
        </Field>
        <div className="acts">
          <Button type="submit" variant="contained">
            {t('form.add')}
          </Button>
          <Button onClick={onCancel}>{ofElements('cancel')}</Button>
        </div>
      </FormFrame>
    </form>
  );
}

const FIRST_DAY = 5;
const APART = 7;

/** The day past due a next step usually has: some days after the last one. */
function nextDay(rows: readonly ScheduleRow[]): string {
  const days = rows.flatMap(({ when }) => (when.kind === 'due' && when.config ? [Math.round(daysOf(when.config))] : []));
  const last = Math.max(0, ...days);
  return String(last === 0 ? FIRST_DAY : Math.min(last + APART, 999));
}
