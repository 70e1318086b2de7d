import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../app/api/use-act.ts';
import { color } from '../app/theme/tokens.ts';
import { AmountField } from '../elements/amount-field.tsx';
import { useFieldFault } from '../elements/fault-words.ts';
import { Field, TextArea, TextInput } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import { type RoutingDraft, readRouting, routingDraft } from './routing-draft.ts';
import type { RoutingAnswer } from './routing-panel.tsx';
import { TickList } from './tick-list.tsx';

const Demand = styled('fieldset')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
  gap: '4px 14px',
  margin: 0,
  padding: 0,
  border: 0,
  '& > legend': { padding: 0, fontWeight: 550, lineHeight: '20px', marginBottom: 4 },
});
const Quiet = styled('p')({ color: color.secondary });

interface RoutingDialogProps {
  readonly routing: RoutingAnswer;
  readonly pools: readonly string[];
  readonly currency: string;
  readonly onClose: () => void;
}

/** Changes how tasks of pools find their person. */
export function RoutingDialog({ routing, pools, currency, onClose }: RoutingDialogProps) {
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(() => routingDraft(routing, currency));
  const [isTried, setTried] = useState(false);
  const save = useAct('routing.set', { refreshes: ['routing.get', 'registry.get'], onDone: onClose });
  const at = useFieldFault(save.error);
  const read = readRouting(draft, currency);
  const change = (part: Partial<RoutingDraft>): void => setDraft({ ...draft, ...part });
  const faultOf = (field: keyof RoutingDraft, pointer: string): string | undefined => {
    const fault = isTried ? read.faults[field] : undefined;
    if (fault === undefined) return at(pointer);
    return field === 'skills' ? t('routing.skillsFault', { word: fault }) : t('routing.number');
  };
  const submit = (): void => {
    setTried(true);
    if (read.routing) save.act({ body: read.routing });
  };
  const isOfField = ['/skills', '/standardFrom', '/seniorFrom'].some((pointer) => at(pointer) !== undefined);
  return (
    <FormDialog
      title={t('routing.dialog')}
      width={520}
      save={t('routing.save')}
      isReady={!save.isBusy}
      error={isOfField ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TickList label={t('routing.pools')} options={pools} chosen={draft.pools} onChange={(chosen) => change({ pools: chosen })} />
      <Field label={t('routing.skills')} help={t('routing.skillsHelp')} fault={faultOf('skills', '/skills')}>
        {(ties) => <TextArea {...ties} rows={4} value={draft.skills} onChange={(event) => change({ skills: event.target.value })} />}
      </Field>
      {(['standard', 'senior'] as const).map((level) => (
        <Demand key={level}>
          <legend>{t(`routing.${level}From`)}</legend>
          <AmountField
            label={t('routing.amountFrom')}
            currency={currency}
            value={draft[`${level}Amount`]}
            onChange={(value) => change({ [`${level}Amount`]: value })}
            fault={faultOf(`${level}Amount`, `/${level}From/amount`)}
            optional
          />
          <Field label={t('routing.riskFrom')} fault={faultOf(`${level}Risk`, `/${level}From/risk`)} optional>
            {(ties) => (
              <TextInput
                {...ties}
                data-figures=""
                inputMode="decimal"
                autoComplete="off"
                value={draft[`${level}Risk`]}
                onChange={(event) => change({ [`${level}Risk`]: event.target.value })}
              />
            )}
          </Field>
        </Demand>
      ))}
      <Quiet>{t('routing.units')}</Quiet>
    </FormDialog>
  );
}
