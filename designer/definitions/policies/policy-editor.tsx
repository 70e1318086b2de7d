import { useTranslation } from 'react-i18next';
import { isObject, type JsonObject } from '../../document/json.ts';
import { inPlace } from '../../elements/in-place.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { NativeSetting } from '../../settings/native-setting.tsx';
import { SpanSetting } from '../../settings/span-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { AddEntry } from '../add-entry.tsx';
import { Form, FormRow, TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { freeId, itemsAt, textAt } from '../items.ts';
import { CallSettings } from './call-settings.tsx';
import { CapEntry } from './cap-entry.tsx';
import { ConsentSettings } from './consent-settings.tsx';
import { Entries, Quiet } from './list-parts.ts';
import { MayContactPanel } from './may-contact.tsx';
import './policies-texts.ts';

/** When and how often people may be approached; beside it whether somebody may be now. */
export function PolicyEditor() {
  const { t } = useTranslation('policies');
  const act = useActOn();
  const value = useFlowValue((each) => each);
  const caps = itemsAt(value, 'caps');
  const add = (): void => {
    const name = t('policy.newName');
    const id = freeId(
      'limit',
      caps.map((cap) => cap['id'] ?? null),
    );
    const cap = { id, name, scope: 'contact', per: 'P7D', max: 3 };
    act({ op: 'list.insert', pointer: '/caps', index: caps.length, value: cap }, t('policy.did.add', { name }));
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('policy.who')}>
          <Form>
            <Hours value={value} />
            <Quiet>{t('policy.consent')}</Quiet>
          </Form>
        </Panel>
        <ConsentSettings />
        <Panel title={t('policy.caps')} note={t('policy.capsNote')} flush>
          {caps.length === 0 && <Quiet style={{ padding: '0 16px 12px' }}>{t('policy.none')}</Quiet>}
          <Entries>
            {inPlace(caps).map(({ place, item }) => (
              <CapEntry
                key={place}
                index={Number(place)}
                cap={item}
                onRemove={() =>
                  act(
                    { op: 'list.remove', pointer: '/caps', index: Number(place) },
                    t('policy.did.remove', { name: textAt(item, 'name') ?? '' }),
                  )
                }
              />
            ))}
          </Entries>
          <AddEntry label={t('policy.add')} onAdd={add} />
        </Panel>
        <CallSettings />
      </div>
      <div>
        <MayContactPanel />
        <HeadingPanel />
      </div>
    </TwoColumns>
  );
}

function Hours({ value }: { readonly value: JsonObject }) {
  const { t } = useTranslation('policies');
  const { registry } = useFlow();
  const set = useSet();
  const hours = isObject(value['hours']) ? value['hours'] : {};
  return (
    <>
      <FormRow>
        <ChoiceSetting
          label={t('policy.appliesTo')}
          pointer="/appliesTo"
          value={textAt(value, 'appliesTo')}
          options={(['business', 'person'] as const).map((id) => ({ id, label: t(`policy.whom.${id}`) }))}
          onSet={(id) => set('/appliesTo', id, t('policy.appliesTo'))}
        />
        <ChoiceSetting
          label={t('policy.calendar')}
          pointer="/calendar"
          value={textAt(value, 'calendar')}
          none={t('policy.calendarNone')}
          options={[...registry.calendars.values()].map(({ id, name }) => ({ id, label: name }))}
          onSet={(id) => set('/calendar', id, t('policy.calendar'))}
        />
      </FormRow>
      <FormRow>
        {(['from', 'to'] as const).map((key) => (
          <NativeSetting
            key={key}
            label={t(`policy.${key}`)}
            pointer={`/hours/${key}`}
            help={t('policy.clock')}
            type="time"
            value={textAt(hours, key)}
            onSet={(time) => time !== undefined && set(`/hours/${key}`, time, t(`policy.${key}`))}
          />
        ))}
        <SpanSetting
          label={t('policy.margin')}
          pointer="/margin"
          help={t('policy.marginHelp')}
          optional
          units={['minute']}
          value={textAt(value, 'margin')}
          onSet={(span) => set('/margin', span, t('policy.margin'))}
        />
      </FormRow>
    </>
  );
}
