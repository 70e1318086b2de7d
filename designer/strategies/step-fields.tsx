import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Registry } from '#engine';
import { useChannelWords } from '../app/channel-words.ts';
import { color } from '../app/theme/tokens.ts';
import { Choice, TextInput } from '../elements/field.tsx';
import { inPlace } from '../elements/in-place.ts';
import { actionKey, actionOf, templateName } from './action-key.ts';
import type { BornAction, BornStep } from './born-form.ts';
import { messageChannels, type Tone, templateFor, templatesFor } from './tone.ts';

const Group = styled('fieldset')({
  display: 'grid',
  gap: 6,
  '& legend': { padding: 0, fontSize: 13, fontWeight: 550, lineHeight: '20px' },
  '& .help': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .fault': { display: 'flex', gap: 5, color: color.danger, fontSize: 12, lineHeight: '18px', '& svg': { fontSize: 15, marginTop: 1.5 } },
  '& ol': { display: 'grid', gap: 6 },
  '& li': { display: 'grid', gridTemplateColumns: '84px 1fr 30px', gap: 8, alignItems: 'start' },
  '& .columns': {
    display: 'grid',
    gridTemplateColumns: '84px 1fr 30px',
    gap: 8,
    paddingTop: 4,
    color: color.secondary,
    fontSize: 12,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
  },
  '& .actions': { display: 'grid', gap: 4 },
  '& .action': { display: 'flex', gap: 4, alignItems: 'center' },
  '& .also': { flex: 'none', minHeight: 28, padding: '0 8px', fontSize: 12.5, whiteSpace: 'nowrap' },
});

interface StepFieldsProps {
  readonly steps: readonly BornStep[];
  readonly tone: Tone;
  readonly registry: Registry;
  readonly fault: string | undefined;
  readonly onChange: (steps: readonly BornStep[]) => void;
}

/** The days of the schedule, and what is done on each. */
export function StepFields({ steps, tone, registry, fault, onChange }: StepFieldsProps) {
  const { t } = useTranslation('newFlow');
  const id = useId();
  const set = (index: number, change: Partial<BornStep>): void =>
    onChange(steps.map((step, at) => (at === index ? { ...step, ...change } : step)));
  const add = (): void => {
    const last = Math.max(0, ...steps.map(({ day }) => day));
    const [channel] = messageChannels(registry);
    const template = channel === undefined ? undefined : templateFor(registry, channel, tone, last + 7, steps.length);
    const action: BornAction = channel === undefined || template === undefined ? { kind: 'call' } : { kind: 'message', channel, template };
    onChange([...steps, { day: last + 7, actions: [action] }]);
  };
  return (
    <Group aria-describedby={`${id}-help`}>
      <legend>{t('steps.label')}</legend>
      <p className="help" id={`${id}-help`}>
        {t('steps.help')}
      </p>
      {messageChannels(registry).length === 0 && <p className="help">{t('steps.noMessages')}</p>}
      {steps.length > 0 && (
        <div className="columns" aria-hidden>
          <span>{t('steps.day')}</span>
          <span>{t('steps.what')}</span>
        </div>
      )}
      <ol>
        {inPlace(steps).map(({ place, item: step }) => (
          <li key={place} data-step={place}>
            <TextInput
              type="number"
              data-figures=""
              aria-label={t('steps.dayOf', { number: Number(place) + 1 })}
              value={Number.isNaN(step.day) ? '' : step.day}
              onChange={(event) => set(Number(place), { day: event.target.valueAsNumber })}
            />
            <Actions step={step} number={Number(place) + 1} registry={registry} onChange={(actions) => set(Number(place), { actions })} />
            <IconButton
              aria-label={t('steps.remove', { number: Number(place) + 1 })}
              data-tip={t('steps.remove', { number: Number(place) + 1 })}
              onClick={() => onChange(steps.filter((_, at) => at !== Number(place)))}
            >
              <CloseOutlined />
            </IconButton>
          </li>
        ))}
      </ol>
      {fault !== undefined && (
        <span className="fault" role="alert">
          <ErrorOutlineOutlined aria-hidden />
          {fault}
        </span>
      )}
      <div>
        <Button variant="outlined" startIcon={<AddOutlined />} onClick={add}>
          {t('steps.add')}
        </Button>
      </div>
    </Group>
  );
}

interface ActionsProps {
  readonly step: BornStep;
  readonly number: number;
  readonly registry: Registry;
  readonly onChange: (actions: readonly BornAction[]) => void;
}

function Actions({ step, number, registry, onChange }: ActionsProps) {
  const { t } = useTranslation('newFlow');
  const channelWords = useChannelWords();
  const channels = messageChannels(registry);
  const wordsOf = (action: BornAction): string =>
    action.kind === 'message' ? templateName(registry, action.template) : t(`steps.${action.kind}`);
  return (
    <div className="actions">
      {inPlace(step.actions).map(({ place, item: action }) => (
        <div className="action" key={place}>
          <Choice
            aria-label={place === '0' ? t('steps.whatOf', { number }) : t('steps.andOf', { number })}
            value={actionKey(action)}
            onChange={(event) => onChange(step.actions.map((each, at) => (at === Number(place) ? actionOf(event.target.value) : each)))}
          >
            {channels.map((channel) => (
              <optgroup key={channel} label={channelWords(channel)}>
                {templatesFor(registry, channel).map((template) => (
                  <option key={template.id} value={actionKey({ kind: 'message', channel, template: template.id })}>
                    {`${channelWords(channel)}: ${template.name}`}
                  </option>
                ))}
              </optgroup>
            ))}
            <option value="call">{t('steps.call')}</option>
            <option value="lead">{t('steps.lead')}</option>
          </Choice>
          {step.actions.length > 1 && (
            <IconButton
              aria-label={t('steps.removeAction', { what: wordsOf(action), number })}
              onClick={() => onChange(step.actions.filter((_, at) => at !== Number(place)))}
            >
              <CloseOutlined />
            </IconButton>
          )}
          {Number(place) === step.actions.length - 1 && place !== '2' && (
            <Button className="also" onClick={() => onChange([...step.actions, { kind: 'call' }])}>
              {t('steps.also')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
