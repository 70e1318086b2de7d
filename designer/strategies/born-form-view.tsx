import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Registry } from '#engine';
import { useCreate } from '../definitions/use-create.ts';
import { Choice, Field, TextArea } from '../elements/field.tsx';
import { FaultNote } from '../elements/note.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { useDraft } from '../elements/use-draft.ts';
import { bornText } from './born.ts';
import { type BornForm, stepFault } from './born-form.ts';
import { isId } from './definition-id.ts';
import { focusFault } from './focus-fault.ts';
import { chosenId, NameAndId, type Naming } from './name-and-id.tsx';
import { FormSheet } from './plain-beginning.tsx';
import { StepFields } from './step-fields.tsx';
import { SubjectField } from './subject-field.tsx';
import { inTone, type Tone, tones, usualSteps } from './tone.ts';

type Answers = Omit<BornForm, 'id' | 'name'> & Naming & { readonly tone: Tone };

const leadChoices = [3, 5, 10, 20] as const;

/** The few questions a strategy is made of. What is typed is kept until it is created. */
export function BornFormView({ taken, registry }: { readonly taken: ReadonlySet<string>; readonly registry: Registry }) {
  const { t } = useTranslation('newFlow');
  const [first] = registry.calendars.keys();
  const calendar = registry.calendars.has('us-business') ? 'us-business' : first;
  const [answers, change, clear] = useDraft<Answers>('new.strategy.form', {
    name: '',
    id: undefined,
    description: '',
    subject: 'account',
    calendar,
    tone: 'balanced',
    steps: usualSteps(registry),
    leadAfter: 5,
  });
  const [judged, setJudged] = useState(false);
  const create = useCreate('strategy', clear);
  const id = chosenId(answers, taken);
  const fault = stepFault(answers.steps);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setJudged(true);
    focusFault(event.currentTarget as HTMLFormElement);
    const { tone: _, ...rest } = answers;
    const form: BornForm = { ...rest, id, name: answers.name.trim(), description: answers.description.trim() };
    if (form.name === '' || !isId(id) || taken.has(id) || fault) return;
    create.create(id, bornText(form, form.calendar === undefined ? undefined : registry.calendars.get(form.calendar)));
  };
  return (
    <FormSheet onSubmit={submit} noValidate style={{ maxWidth: 760 }}>
      <h2>{t('form.title')}</h2>
      <NameAndId value={answers} onChange={change} taken={taken} judged={judged} isTaken={create.isTaken} />
      <Field label={t('for')} help={t('forHelp')} optional>
        {(ties) => (
          <TextArea
            {...ties}
            rows={2}
            style={{ minHeight: 60 }}
            maxLength={4000}
            value={answers.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <SubjectField value={answers.subject} onChange={(subject) => change({ subject })} />
      <Field label={t('tone.label')} help={t('tone.help')}>
        {() => (
          <div>
            <Segmented
              label={t('tone.label')}
              options={tones.map((each) => ({ id: each, label: t(`tone.${each}`) }))}
              value={answers.tone}
              onChange={(tone) => change({ tone, steps: inTone(answers.steps, tone, registry) })}
            />
          </div>
        )}
      </Field>
      <StepFields
        steps={answers.steps}
        tone={answers.tone}
        registry={registry}
        fault={fault && (judged || fault !== 'noAction') ? t(`steps.fault.${fault}`) : undefined}
        onChange={(steps) => change({ steps })}
      />
      <Field label={t('lead.label')}>
        {(ties) => (
          <Choice
            {...ties}
            value={answers.leadAfter ?? ''}
            onChange={(event) => change({ leadAfter: event.target.value === '' ? undefined : Number(event.target.value) })}
          >
            <option value="">{t('lead.none')}</option>
            {leadChoices.map((count) => (
              <option key={count} value={count}>
                {t('lead.after', { count })}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      <Field label={t('calendar.label')} help={t('calendar.help')}>
        {(ties) => (
          <Choice {...ties} value={answers.calendar ?? ''} onChange={(event) => change({ calendar: event.target.value || undefined })}>
            {[...registry.calendars.values()].map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
            <option value="">{t('calendar.none')}</option>
          </Choice>
        )}
      </Field>
      <p className="quiet">{t('wired')}</p>
      {create.error && <FaultNote error={create.error} of="act" />}
      <div className="acts">
        <Button type="submit" variant="contained" disabled={create.isBusy}>
          {t('create.strategy')}
        </Button>
      </div>
      <p className="quiet">{t('draftNote')}</p>
    </FormSheet>
  );
}
