import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocalDate, type Play, type PlayMove } from '#engine';
import { Choice, Field, TextInput } from '../elements/field.tsx';
import { useChart, useFlow } from '../flow/flow-context.ts';
import { EventChoice } from './event-choice.tsx';
import { type EventDraft, eventsFor, faultOf, freshDraft, moveOf } from './event-draft.ts';
import { EventFields } from './event-fields.tsx';
import { playDay } from './play-words.ts';

interface EventFormProps {
  readonly play: Play;
  readonly currency: string;
  readonly invoices: readonly string[];
  /** Has it happen; the reason when it is refused. */
  readonly onMove: (move: PlayMove) => string | undefined;
}

/** Lets something happen in a play: what, with what, and when. */
export function EventForm({ play, currency, invoices, onMove }: EventFormProps) {
  const { t } = useTranslation('play');
  const { t: ofElements } = useTranslation('elements');
  const { registry } = useFlow();
  const chart = useChart();
  const events = eventsFor(registry, chart);
  const [draft, setDraft] = useState<EventDraft>();
  const [isTried, setTried] = useState(false);
  const [isDated, setDated] = useState(false);
  const [refused, setRefused] = useState<string>();
  const event = events.find(({ type }) => type === draft?.type);
  const change = (part: Partial<EventDraft>): void => {
    setRefused(undefined);
    if (draft) setDraft({ ...draft, ...part });
  };
  const choose = (type: string): void => {
    const chosen = events.find((each) => each.type === type);
    setTried(false);
    setRefused(undefined);
    if (chosen) setDraft({ ...freshDraft(chosen, { play, currency }), on: draft?.on ?? '', at: draft?.at ?? '' });
  };
  const dayFault = isDated && !isLocalDate(draft?.on) ? ofElements('required') : undefined;
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    if (!event || !draft || dayFault !== undefined) return;
    if (event.fields.some((field) => faultOf(field, draft, currency) !== undefined)) return;
    const reason = onMove(moveOf(event, isDated ? draft : { ...draft, on: '' }, currency));
    setRefused(reason);
    if (reason !== undefined) return;
    setTried(false);
    setDated(false);
    setDraft(undefined);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Field label={t('event.what')}>
        {(ties) => <EventChoice {...ties} data-first="" events={events} value={draft?.type ?? ''} onChoose={choose} />}
      </Field>
      {event && draft && (
        <>
          <div className="fields">
            <EventFields fields={event.fields} draft={draft} currency={currency} invoices={invoices} isTried={isTried} onChange={change} />
            <Field label={t('event.on')}>
              {(ties) => (
                <Choice {...ties} value={isDated ? 'day' : 'now'} onChange={({ target }) => setDated(target.value === 'day')}>
                  <option value="now">{t('event.now', { day: `${playDay(play.on, play.on)}, ${play.time}` })}</option>
                  <option value="day">{t('event.onDay')}</option>
                </Choice>
              )}
            </Field>
          </div>
          {isDated && (
            <div className="pair">
              <Field label={t('event.day')} fault={isTried ? dayFault : undefined}>
                {(ties) => <TextInput {...ties} type="date" value={draft.on} onChange={({ target }) => change({ on: target.value })} />}
              </Field>
              <Field label={t('event.at')} optional help={t('event.atHelp')}>
                {(ties) => <TextInput {...ties} type="time" value={draft.at} onChange={({ target }) => change({ at: target.value })} />}
              </Field>
            </div>
          )}
          {refused !== undefined && (
            <p className="fault" role="alert">
              {refused}
            </p>
          )}
          <div className="acts">
            <Button type="submit" variant="contained">
              {t('event.do')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
