import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';
import { Choice, Field, TextInput } from '../elements/field.tsx';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useFlow } from '../flow/flow-context.ts';
import type { WhenKind } from './when.ts';
import { isWhole, type WhenDraft, type WhenUnit } from './when-draft.ts';

const Line = styled('span')({
  display: 'flex',
  gap: 8,
  '& > input': { width: 72, flex: 'none' },
  '& > select': { minWidth: 0, flex: '1 1 0' },
});

const Fine = styled('details')({
  fontSize: 13,
  lineHeight: '20px',
  '& > summary': { minHeight: 24, cursor: 'pointer', fontWeight: 550, borderRadius: radius, width: 'fit-content', maxWidth: '100%' },
  '& > summary > span': { color: color.secondary, fontWeight: 400 },
  '& > div': { display: 'grid', gap: 10, paddingTop: 8 },
});

interface WhenFieldsProps {
  readonly draft: WhenDraft;
  /** Something was chosen or written out. */
  readonly onChange: (draft: WhenDraft) => void;
  /** Something is being typed; without it every key counts. */
  readonly onType?: (draft: WhenDraft) => void;
  readonly kinds: readonly WhenKind[];
  /** What a wait without a date counts from, in words. */
  readonly since: string;
  /** What another date is called. */
  readonly dateWords?: string | undefined;
  readonly showsFault: boolean;
  readonly faultOf: (field: 'amount' | 'time' | 'calendar') => string | undefined;
}

const dueUnits: readonly WhenUnit[] = ['day', 'open', 'week', 'month'];
const waitUnits: readonly WhenUnit[] = ['day', 'open', 'week', 'month', 'hour'];

/** When a step is: from what it counts, how long, at what time, and what happens on a closed day or too late. */
export function WhenFields({ draft, onChange, onType = onChange, kinds, since, dateWords = '', showsFault, faultOf }: WhenFieldsProps) {
  const { t } = useTranslation('schedule');
  const unitId = useId();
  const set = (part: Partial<WhenDraft>): void => onChange({ ...draft, ...part });
  const units = draft.kind === 'after' ? waitUnits : dueUnits;
  const shownUnits = units.includes(draft.unit) ? units : [...units, draft.unit];
  const kindWords: Readonly<Record<WhenKind, string>> = {
    due: t('form.due'),
    after: since,
    'at-once': t('form.atOnce'),
    date: t('form.date', { date: dateWords }),
  };
  const amountFault = showsFault && !isWhole(draft) ? t('form.daysFault') : faultOf('amount');
  return (
    <>
      <Field label={t('form.counts')}>
        {(ties) => (
          <Choice {...ties} data-first="" value={draft.kind} onChange={(event) => set({ kind: event.target.value as WhenKind })}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindWords[kind]}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      {draft.kind !== 'at-once' && (
        <>
          <Field label={t('form.days')} fault={amountFault}>
            {(ties) => (
              <Line>
                <TextInput
                  {...ties}
                  data-figures=""
                  data-days=""
                  inputMode="numeric"
                  autoComplete="off"
                  value={draft.amount}
                  onChange={(event) => onType({ ...draft, amount: event.target.value })}
                  onBlur={() => onChange(draft)}
                  onKeyDown={(event) => event.key === 'Enter' && onChange(draft)}
                />
                <VisuallyHidden id={unitId}>{t('form.unit')}</VisuallyHidden>
                <Choice aria-labelledby={unitId} value={draft.unit} onChange={(event) => set({ unit: event.target.value as WhenUnit })}>
                  {shownUnits.map((unit) => (
                    <option key={unit} value={unit}>
                      {t(`form.units.${unit}`)}
                    </option>
                  ))}
                </Choice>
                {draft.kind === 'due' && (
                  <Choice
                    aria-label={t('form.side')}
                    value={draft.side}
                    onChange={(event) => set({ side: event.target.value as WhenDraft['side'] })}
                  >
                    <option value="past">{t('form.past')}</option>
                    <option value="before">{t('form.before')}</option>
                  </Choice>
                )}
              </Line>
            )}
          </Field>
          <FinePrint draft={draft} onChange={set} onType={onType} onLeave={() => onChange(draft)} faultOf={faultOf} />
        </>
      )}
    </>
  );
}

interface FinePrintProps {
  readonly draft: WhenDraft;
  readonly onChange: (part: Partial<WhenDraft>) => void;
  readonly onType: (draft: WhenDraft) => void;
  readonly onLeave: () => void;
  readonly faultOf: WhenFieldsProps['faultOf'];
}

/** What is seldom changed: it says how it is, and opens. */
function FinePrint({ draft, onChange, onType, onLeave, faultOf }: FinePrintProps) {
  const { t } = useTranslation('schedule');
  const { registry } = useFlow();
  const isElapsed = draft.unit === 'hour' || draft.unit === 'minute';
  const name = registry.calendars.get(draft.calendar)?.name ?? draft.calendar;
  const closed =
    draft.calendar === '' || draft.stays ? t('form.anyDay') : draft.unit === 'open' ? name : t('form.toNext', { calendar: name });
  const summary = [isElapsed ? '' : draft.time, closed, t(`form.lateShort.${draft.late}`)].filter((part) => part !== '').join(' · ');
  const hasFault = faultOf('time') !== undefined || faultOf('calendar') !== undefined;
  return (
    <Fine {...(hasFault ? { open: true } : {})}>
      <summary>
        {t('form.fine')} <span>{summary}</span>
      </summary>
      <div>
        {!isElapsed && (
          <Field label={t('form.time')} help={t('form.timeHelp')} fault={faultOf('time')}>
            {(ties) => (
              <TextInput
                {...ties}
                type="time"
                style={{ width: 128 }}
                value={draft.time}
                onChange={(event) => onType({ ...draft, time: event.target.value })}
                onBlur={onLeave}
              />
            )}
          </Field>
        )}
        <CalendarField draft={draft} onChange={onChange} fault={faultOf('calendar')} calendars={[...registry.calendars.values()]} />
        <Field label={t('form.late')} help={t('form.lateHelp')}>
          {(ties) => (
            <Choice {...ties} value={draft.late} onChange={(event) => onChange({ late: event.target.value as WhenDraft['late'] })}>
              {(['skip', 'send', 'review'] as const).map((late) => (
                <option key={late} value={late}>
                  {t(`form.lateOptions.${late}`)}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      </div>
    </Fine>
  );
}

interface CalendarFieldProps {
  readonly draft: WhenDraft;
  readonly onChange: (part: Partial<WhenDraft>) => void;
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly fault: string | undefined;
}

function CalendarField({ draft, onChange, calendars, fault }: CalendarFieldProps) {
  const { t } = useTranslation('schedule');
  const counts = draft.unit === 'open';
  const isUnknown = draft.calendar !== '' && !calendars.some((each) => each.id === draft.calendar);
  const value = draft.stays && !counts ? '' : draft.calendar;
  return (
    <Field label={counts ? t('form.calendarCount') : t('form.calendar')} fault={fault}>
      {(ties) => (
        <Choice {...ties} value={value} onChange={(event) => onChange({ calendar: event.target.value, stays: false })}>
          {!counts && <option value="">{t('form.anyDay')}</option>}
          {counts && value === '' && <option value="">{t('form.choose')}</option>}
          {calendars.map(({ id, name }) => (
            <option key={id} value={id}>
              {counts ? name : t('form.toNext', { calendar: name })}
            </option>
          ))}
          {isUnknown && <option value={draft.calendar}>{t('form.unknown', { id: draft.calendar })}</option>}
        </Choice>
      )}
    </Field>
  );
}
