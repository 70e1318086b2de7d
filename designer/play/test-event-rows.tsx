import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf, eventWords, type PlayableEvent, type TestEvent } from '#engine';
import { Field, TextInput } from '../elements/field.tsx';
import { inPlace } from '../elements/in-place.ts';
import { useChart, useFlow } from '../flow/flow-context.ts';
import { EventChoice } from './event-choice.tsx';
import { type EventDraft, eventsFor, type FactValues, faultOf, payloadOf } from './event-draft.ts';
import { EventFields } from './event-fields.tsx';
import { RowsFrame } from './rows-frame.ts';
import { sameMembers } from './same-members.ts';
import { withField } from './with-field.ts';

interface TestEventRowsProps {
  readonly events: readonly TestEvent[];
  readonly currency: string;
  readonly invoices: readonly string[];
  readonly today: string;
  readonly onChange: (events: TestEvent[]) => void;
}

/** What happens in a test, in the order it is written. */
export function TestEventRows({ events, today, onChange, ...rest }: TestEventRowsProps) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const known = eventsFor(registry, useChart());
  const add = (): void => onChange([...events, { on: events.at(-1)?.on ?? today, type: 'payment.received' }]);
  return (
    <RowsFrame>
      {inPlace(events).map(({ place, item: event }, index) => (
        <TestEventRow
          // A row of another kind of event begins with fresh fields.
          key={`${place} ${event.type} ${events.length}`}
          event={event}
          number={index + 1}
          known={known}
          {...rest}
          onChange={(next) => onChange(events.toSpliced(index, 1, next))}
          onRemove={() => onChange(events.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button startIcon={<AddOutlined />} onClick={add}>
          {t('form.addEvent')}
        </Button>
      </div>
    </RowsFrame>
  );
}

interface TestEventRowProps {
  readonly event: TestEvent;
  readonly number: number;
  readonly known: readonly PlayableEvent[];
  readonly currency: string;
  readonly invoices: readonly string[];
  readonly onChange: (event: TestEvent) => void;
  readonly onRemove: () => void;
}

function TestEventRow({ event, number, known, currency, invoices, onChange, onRemove }: TestEventRowProps) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const kind = known.find(({ type }) => type === event.type) ?? { type: event.type, label: event.type, fields: [] };
  const [draft, setDraft] = useState(() => draftOf(event, kind, currency));
  const isReadable = (of: EventDraft): boolean =>
    kind.fields.every((field) => [undefined, 'required'].includes(faultOf(field, of, currency)));
  const [seen, setSeen] = useState(event);
  if (seen !== event) {
    setSeen(event);
    // Undone, or changed by somebody else.
    if (isReadable(draft) && !sameMembers(payloadOf(kind, draft, currency), fieldsOf(event, kind)))
      setDraft(draftOf(event, kind, currency));
  }
  const removeWords = t('form.removeEvent', { number });
  const type = (part: Partial<EventDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    // What is half typed is kept in the field and not yet in the test.
    if (isReadable(next)) onChange({ ...withoutFields(event, kind), ...payloadOf(kind, next, currency) });
  };
  return (
    <fieldset className="row" aria-label={`${number}. ${eventWords(event.type, registry)}`}>
      <Field label={t('form.on')}>
        {(ties) => <TextInput {...ties} type="date" value={event.on} onChange={({ target }) => onChange({ ...event, on: target.value })} />}
      </Field>
      <Field label={t('form.at')}>
        {(ties) => (
          <TextInput
            {...ties}
            type="time"
            data-tip={t('event.atHelp')}
            value={event.at ?? ''}
            onChange={({ target }) => onChange(withField(event, 'at', target.value || undefined))}
          />
        )}
      </Field>
      <Field label={t('form.what')}>
        {(ties) => (
          <EventChoice
            {...ties}
            events={known}
            value={event.type}
            onChoose={(chosen) => onChange({ on: event.on, ...(event.at === undefined ? {} : { at: event.at }), type: chosen })}
          />
        )}
      </Field>
      <EventFields fields={kind.fields} draft={draft} currency={currency} invoices={invoices} isTried={false} onChange={type} />
      <IconButton className="remove" aria-label={removeWords} data-tip={removeWords} onClick={onRemove}>
        <CloseOutlined />
      </IconButton>
    </fieldset>
  );
}

function draftOf(event: TestEvent, { fields }: PlayableEvent, currency: string): EventDraft {
  const written = event as Readonly<Record<string, unknown>>;
  const texts = fields.flatMap(({ name, kind }): [string, string][] => {
    const value = written[name];
    if (value === undefined || kind === 'facts') return [];
    return [[name, kind === 'money' && Number.isSafeInteger(value) ? decimalOf(Number(value), currency) : String(value)]];
  });
  const facts = fields.find(({ kind }) => kind === 'facts');
  return {
    type: event.type,
    fields: Object.fromEntries(texts),
    facts: ((facts && written[facts.name]) ?? {}) as FactValues,
    on: event.on,
    at: event.at ?? '',
  };
}

/** Of an event what the form has fields for. */
function fieldsOf(event: TestEvent, { fields }: PlayableEvent): Readonly<Record<string, unknown>> {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(event).filter(([name, value]) => names.has(name) && value !== undefined));
}

/** The event without what the form has fields for; everything else of it stays. */
function withoutFields(event: TestEvent, { fields }: PlayableEvent): TestEvent {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(event).filter(([name]) => !names.has(name))) as unknown as TestEvent;
}
