import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { answerLeads, reachedLeads, usualAnswers, usualReached } from '#engine';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { inPlace } from '../../elements/in-place.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { AddEntry } from '../add-entry.tsx';
import { Form } from '../form.ts';
import { freeId, itemsAt, textAt } from '../items.ts';
import { CallOutcomeEntry } from './call-outcome-entry.tsx';
import { Entries, Quiet } from './list-parts.ts';

/** As many as there are digits to choose with. */
const MOST = 9;
const lists = {
  reached: { usual: usualReached, leads: reachedLeads },
  answers: { usual: usualAnswers, leads: answerLeads },
} as const;

/** What is written down of a call: which calls need a note, whom they reach, and what is answered. */
export function CallSettings() {
  const { t } = useTranslation('policies');
  const set = useSet();
  const known = useFlowValue((value) => value['calls']);
  const rules = isObject(known) ? known : {};
  const change = (name: string, value: Json | undefined, did: string): void => {
    const { [name]: _, ...others } = rules;
    const next = value === undefined ? others : { ...others, [name]: value };
    set('/calls', Object.keys(next).length === 0 ? undefined : (next as JsonObject), did);
  };
  return (
    <Panel title={t('calls.title')} flush>
      <div style={{ padding: '0 16px 12px' }}>
        <Form>
          <ChoiceSetting
            label={t('calls.note')}
            pointer="/calls/note"
            value={textAt(rules, 'note') ?? 'never'}
            options={(['never', 'answered', 'always'] as const).map((id) => ({ id, label: t(`calls.notes.${id}`) }))}
            onSet={(note) => change('note', note === 'never' ? undefined : note, t('calls.note'))}
          />
        </Form>
      </div>
      {(['reached', 'answers'] as const).map((name) => (
        <OutcomeList key={name} name={name} rules={rules} onSet={(list) => change(name, list, t(`calls.${name}`))} />
      ))}
    </Panel>
  );
}

interface OutcomeListProps {
  readonly name: keyof typeof lists;
  readonly rules: JsonObject;
  readonly onSet: (list: Json | undefined) => void;
}

/** One list of outcomes: the usual one, or one's own, which begins as that. */
function OutcomeList({ name, rules, onSet }: OutcomeListProps) {
  const { t } = useTranslation('policies');
  const { readOnly } = useFlow();
  const act = useActOn();
  const { usual, leads } = lists[name];
  const own = itemsAt(rules, name);
  const pointer = `/calls/${name}`;
  if (rules[name] === undefined) {
    return (
      <div style={{ padding: '0 16px 12px' }}>
        <Quiet>{t(`calls.usual.${name}`, { names: usual.map((each) => each.name).join(', ') })}</Quiet>
        {!readOnly && <Button onClick={() => onSet(usual.map((each) => ({ ...each })))}>{t(`calls.own.${name}`)}</Button>}
      </div>
    );
  }
  const add = (): void => {
    const label = t('calls.newName');
    const value = {
      id: freeId(
        'outcome',
        own.map((each) => each['id'] ?? null),
      ),
      name: label,
    };
    act({ op: 'list.insert', pointer, index: own.length, value }, t('calls.did.add', { name: label }));
  };
  const remove = (index: number, label: string): void => {
    // The last entry goes with its list: the usual one counts again.
    if (own.length === 1) onSet(undefined);
    else act({ op: 'list.remove', pointer, index }, t('calls.did.remove', { name: label }));
  };
  return (
    <section aria-label={t(`calls.${name}`)}>
      <Quiet style={{ padding: '0 16px 8px' }}>{t(`calls.${name}`)}</Quiet>
      <Entries>
        {inPlace(own).map(({ place, item }) => (
          <CallOutcomeEntry
            key={place}
            pointer={`${pointer}/${place}`}
            number={Number(place) + 1}
            item={item}
            leads={leads}
            onRemove={() => remove(Number(place), textAt(item, 'name') ?? '')}
          />
        ))}
      </Entries>
      {own.length < MOST && <AddEntry label={t('calls.add')} onAdd={add} />}
    </section>
  );
}
