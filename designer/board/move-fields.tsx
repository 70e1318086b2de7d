import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { MOST_MOVED, moveOrders, nameWords } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { color } from '../app/theme/tokens.ts';
import { AmountField } from '../elements/amount-field.tsx';
import { Choice, Field, TextInput } from '../elements/field.tsx';
import type { MoveDraft } from './move-rule.ts';

const Pair = styled('div')({ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))', gap: 14, alignItems: 'start' });
const More = styled('details')({ '& > summary': { color: color.secondary, cursor: 'pointer', marginBottom: 8 } });

interface MoveFieldsProps {
  readonly draft: MoveDraft;
  readonly currency: string;
  readonly onChange: (change: Partial<MoveDraft>) => void;
}

/** Which work is chosen: how much, in which order, and of what kind, size and age. */
export function MoveFields({ draft, currency, onChange }: MoveFieldsProps) {
  const { t } = useTranslation('board');
  const { data } = useAnswer('work.choices', { query: { view: 'everyone' } });
  const number = (part: 'count' | 'daysFrom' | 'daysTo', help?: string) => (
    <Field label={t(`move.${part}`)} help={help} optional={part !== 'count'}>
      {(ties) => (
        <TextInput
          {...ties}
          data-figures=""
          inputMode="numeric"
          autoComplete="off"
          value={draft[part]}
          onChange={(event) => onChange({ [part]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Pair>
        {number('count', t('move.countHelp', { most: MOST_MOVED }))}
        <Field label={t('move.order')}>
          {(ties) => (
            <Choice {...ties} value={draft.order} onChange={(event) => onChange({ order: event.target.value as MoveDraft['order'] })}>
              {moveOrders.map((order) => (
                <option key={order} value={order}>
                  {t(`move.orders.${order}`)}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      </Pair>
      <More>
        <summary>{t('move.narrower')}</summary>
        <Pair>
          <Field label={t('move.kind')}>
            {(ties) => (
              <Choice {...ties} value={draft.taskKind} onChange={(event) => onChange({ taskKind: event.target.value })}>
                <option value="">{t('move.anyKind')}</option>
                {data?.kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {nameWords(kind)}
                  </option>
                ))}
              </Choice>
            )}
          </Field>
          <span />
          {(['amountFrom', 'amountTo'] as const).map((part) => (
            <AmountField
              key={part}
              label={t(`move.${part}`)}
              currency={currency}
              value={draft[part]}
              onChange={(value) => onChange({ [part]: value })}
              optional
            />
          ))}
          {number('daysFrom')}
          {number('daysTo')}
        </Pair>
      </More>
    </>
  );
}
