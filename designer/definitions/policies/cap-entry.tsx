import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { channels } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import type { JsonObject } from '../../document/json.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { NumberSetting } from '../../settings/number-setting.tsx';
import { SpanSetting } from '../../settings/span-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { numberAt, textAt } from '../items.ts';

const Limit = styled(FormRow)({
  gridTemplateColumns: 'minmax(0, 2fr) repeat(3, minmax(128px, 1fr))',
  '@media (max-width: 599px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
});

const Channels = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 16px',
  fontSize: 13,
  '& .label': { fontWeight: 550 },
  '& .all': { color: color.muted },
});

interface CapEntryProps {
  readonly index: number;
  readonly cap: JsonObject;
  readonly onRemove: () => void;
}

/** One limit: how often, within how many days, over which channels. */
export function CapEntry({ index, cap, onRemove }: CapEntryProps) {
  const { t } = useTranslation('policies');
  const { readOnly } = useFlow();
  const set = useSet();
  const at = `/caps/${index}`;
  const name = textAt(cap, 'name') ?? '';
  const chosen = new Set(Array.isArray(cap['channels']) ? cap['channels'] : []);
  return (
    <li data-field={at} aria-label={t('policy.one', { number: index + 1, name })}>
      <Form>
        <Limit>
          <TextSetting
            label={t('policy.name')}
            pointer={`${at}/name`}
            maxLength={200}
            value={name}
            onSet={(text) => set(`${at}/name`, text ?? '', t('policy.name'))}
          />
          <NumberSetting
            label={t('policy.max')}
            pointer={`${at}/max`}
            value={numberAt(cap, 'max')}
            onSet={(max) => max !== undefined && set(`${at}/max`, max, t('policy.max'))}
          />
          <SpanSetting
            label={t('policy.per')}
            pointer={`${at}/per`}
            units={['day']}
            value={textAt(cap, 'per')}
            onSet={(span) => span !== undefined && set(`${at}/per`, span, t('policy.per'))}
          />
          <ChoiceSetting
            label={t('policy.scope')}
            pointer={`${at}/scope`}
            value={textAt(cap, 'scope')}
            options={(['contact', 'account'] as const).map((id) => ({ id, label: t(`policy.scopes.${id}`) }))}
            onSet={(id) => set(`${at}/scope`, id, t('policy.scope'))}
          />
        </Limit>
        <Channels role="group" aria-label={t('policy.channels')} data-field={`${at}/channels`}>
          <span className="label">{t('policy.channels')}</span>
          {channels.map((channel) => (
            <FlagSetting
              key={channel}
              label={t(`policy.channel.${channel}`)}
              pointer={`${at}/channels/${channel}`}
              value={chosen.has(channel)}
              onSet={(isIn) => {
                const next = channels.filter((each) => (each === channel ? isIn : chosen.has(each)));
                set(`${at}/channels`, next.length === 0 ? undefined : next, t('policy.channels'));
              }}
            />
          ))}
          {chosen.size === 0 && <span className="all">{t('policy.allChannels')}</span>}
        </Channels>
      </Form>
      {!readOnly && (
        <RowAct type="button" aria-label={t('policy.remove', { name })} data-tip={t('policy.remove', { name })} onClick={onRemove}>
          <DeleteOutlined aria-hidden />
        </RowAct>
      )}
    </li>
  );
}
