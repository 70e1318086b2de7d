import { useTranslation } from 'react-i18next';
import { eventWords, type PlayableEvent } from '#engine';
import { Choice } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { type EventGroup, groupOf } from './event-draft.ts';

const order: readonly EventGroup[] = ['own', 'money', 'promise', 'dispute', 'contact', 'other'];

interface EventChoiceProps extends Omit<React.ComponentProps<typeof Choice>, 'onChange' | 'value'> {
  readonly events: readonly PlayableEvent[];
  readonly value: string;
  readonly onChoose: (type: string) => void;
}

/** Chooses what happens, by what it is about. */
export function EventChoice({ events, value, onChoose, ...ties }: EventChoiceProps) {
  const { t } = useTranslation('play');
  const { registry } = useFlow();
  const isKnown = value === '' || events.some(({ type }) => type === value);
  return (
    <Choice {...ties} value={value} onChange={(event) => onChoose(event.target.value)}>
      {value === '' && <option value="">{t('event.choose')}</option>}
      {!isKnown && <option value={value}>{eventWords(value, registry)}</option>}
      {order.map((group) => {
        const members = events.filter(({ type }) => groupOf(type) === group);
        return (
          members.length > 0 && (
            <optgroup key={group} label={t(`event.groups.${group}`)}>
              {members.map(({ type }) => (
                <option key={type} value={type}>
                  {capital(eventWords(type, registry))}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </Choice>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
