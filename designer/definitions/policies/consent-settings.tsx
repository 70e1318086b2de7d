import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type Channel as ChannelId, channels, usualOptOuts } from '#engine';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { Panel } from '../../elements/panel.tsx';
import { useFlowValue } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { textAt } from '../items.ts';
import { ListTextSetting } from '../list-text-setting.tsx';
import { Quiet } from './list-parts.ts';

const Channel = styled('fieldset')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 12,
  minWidth: 0,
  '& > legend': { marginBottom: 8, padding: 0, fontSize: 14, fontWeight: 600 },
});

/** Where somebody answers in words that can be read as a no; a letter or a call is answered to a person. */
const repliedTo: readonly ChannelId[] = ['email', 'sms', 'portal'];

/** Which channels need somebody's yes, which replies are a no, and what a no ends. */
export function ConsentSettings() {
  const { t } = useTranslation('policies');
  const consent = useFlowValue((value) => value['consent']);
  const rules = isObject(consent) ? consent : {};
  return (
    <Panel title={t('consent.title')}>
      <Form>
        <Quiet>{t('consent.note', { words: usualOptOuts.join(', ') })}</Quiet>
        {channels.map((channel) => (
          <OneChannel key={channel} channel={channel} rules={rules} />
        ))}
      </Form>
    </Panel>
  );
}

function OneChannel({ channel, rules }: { readonly channel: ChannelId; readonly rules: JsonObject }) {
  const { t } = useTranslation('policies');
  const set = useSet();
  const known = rules[channel];
  const rule = isObject(known) ? known : {};
  const at = `/consent/${channel}`;
  const name = t(`policy.channel.${channel}`);
  const change = (part: Readonly<Record<string, Json | undefined>>): void => {
    const next = Object.fromEntries(Object.entries({ needs: 'no-refusal', ...rule, ...part }).filter(([, value]) => value !== undefined));
    // Where nothing but what holds anyway is left, the channel is not named.
    const isPlain = Object.keys(next).length === 1 && next['needs'] === 'no-refusal';
    const { [channel]: _, ...others } = rules;
    const all = isPlain ? others : { ...rules, [channel]: next as JsonObject };
    set('/consent', Object.keys(all).length === 0 ? undefined : (all as JsonObject), t('consent.of', { channel: name }));
  };
  const words = Array.isArray(rule['optOut']) ? rule['optOut'].map(String) : [];
  return (
    <Channel>
      <legend>{name}</legend>
      <FormRow>
        <ChoiceSetting
          label={t('consent.needs')}
          pointer={`${at}/needs`}
          value={textAt(rule, 'needs') ?? 'no-refusal'}
          options={(['no-refusal', 'agreement'] as const).map((id) => ({ id, label: t(`consent.need.${id}`) }))}
          onSet={(needs) => change({ needs })}
        />
        <ChoiceSetting
          label={t('consent.ends')}
          pointer={`${at}/ends`}
          value={textAt(rule, 'ends') ?? 'channel'}
          options={(['channel', 'all'] as const).map((id) => ({ id, label: t(`consent.end.${id}`) }))}
          onSet={(ends) => change({ ends: ends === 'channel' ? undefined : ends })}
        />
      </FormRow>
      {(repliedTo.includes(channel) || words.length > 0) && (
        <ListTextSetting
          label={t('consent.optOut')}
          pointer={`${at}/optOut`}
          help={t('consent.optOutHelp')}
          items={words}
          onSet={(optOut) => change({ optOut })}
        />
      )}
    </Channel>
  );
}
