import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { useTranslation } from 'react-i18next';
import type { answerLeads, reachedLeads } from '#engine';
import type { JsonObject } from '../../document/json.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { SpanSetting } from '../../settings/span-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { textAt } from '../items.ts';

interface CallOutcomeEntryProps {
  readonly pointer: string;
  /** The digit it is chosen with. */
  readonly number: number;
  readonly item: JsonObject;
  readonly leads: typeof reachedLeads | typeof answerLeads;
  readonly onRemove: () => void;
}

/** One outcome of a call: what it is called, and what it leads to. */
export function CallOutcomeEntry({ pointer, number, item, leads, onRemove }: CallOutcomeEntryProps) {
  const { t } = useTranslation('policies');
  const { readOnly } = useFlow();
  const set = useSet();
  const name = textAt(item, 'name') ?? '';
  const leadsTo = textAt(item, 'leadsTo');
  return (
    <li data-field={pointer} aria-label={t('calls.one', { number, name })}>
      <Form>
        <FormRow>
          <TextSetting
            label={t('calls.name', { number })}
            pointer={`${pointer}/name`}
            maxLength={200}
            value={name}
            onSet={(text) => set(`${pointer}/name`, text ?? '', t('calls.name', { number }))}
          />
          <ChoiceSetting
            label={t('calls.leadsTo')}
            pointer={`${pointer}/leadsTo`}
            value={leadsTo}
            none={t('calls.leadsNowhere')}
            options={leads.map((id) => ({ id, label: t(`calls.leads.${id}`) }))}
            onSet={(id) => set(`${pointer}/leadsTo`, id, t('calls.leadsTo'))}
          />
          {leadsTo === 'try-again' && (
            <SpanSetting
              label={t('calls.again')}
              pointer={`${pointer}/again`}
              optional
              units={['minute', 'hour', 'day']}
              value={textAt(item, 'again')}
              onSet={(span) => set(`${pointer}/again`, span, t('calls.again'))}
            />
          )}
        </FormRow>
      </Form>
      {!readOnly && (
        <RowAct type="button" aria-label={t('calls.remove', { name })} data-tip={t('calls.remove', { name })} onClick={onRemove}>
          <DeleteOutlined aria-hidden />
        </RowAct>
      )}
    </li>
  );
}
