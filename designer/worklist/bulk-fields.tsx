import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useToday } from '../app/clock.ts';
import { Choice, Field, TextArea, TextInput } from '../elements/field.tsx';
import { LineField } from '../elements/line-field.tsx';
import type { BulkDraft, BulkKind } from './bulk-dialog.tsx';

interface BulkFieldsProps {
  readonly kind: BulkKind;
  readonly draft: BulkDraft;
  readonly onChange: (change: Partial<BulkDraft>) => void;
}

/** What has to be filled in for an act on many accounts. */
export function BulkFields({ kind, draft, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('worklist');
  const today = useToday();
  const { data } = useAnswer('work.choices', { query: { view: 'everyone' } });
  switch (kind) {
    case 'note':
      return (
        <Field label={t('bulk.text')}>
          {(ties) => (
            <TextArea
              {...ties}
              autoFocus
              maxLength={4000}
              value={draft.text}
              onChange={(event) => onChange({ text: event.target.value })}
            />
          )}
        </Field>
      );
    case 'follow-up':
      return (
        <>
          <LineField
            label={t('bulk.what')}
            help={t('bulk.whatHelp')}
            autoFocus
            value={draft.title}
            onChange={(title) => onChange({ title })}
          />
          <Field label={t('bulk.dueOn')}>
            {(ties) => (
              <TextInput
                {...ties}
                type="date"
                min={today}
                value={draft.dueOn}
                onChange={(event) => onChange({ dueOn: event.target.value })}
              />
            )}
          </Field>
        </>
      );
    case 'owner':
      return (
        <Field label={t('bulk.toOwner')} help={t('bulk.toOwnerHelp')}>
          {(ties) => (
            <Choice {...ties} autoFocus value={draft.ownerId} onChange={(event) => onChange({ ownerId: event.target.value })}>
              <option value="">{t('bulk.choose')}</option>
              {data?.collectors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      );
    case 'pool':
      return (
        <Field label={t('bulk.toPool')} help={t('bulk.toPoolHelp')}>
          {(ties) => (
            <Choice {...ties} autoFocus value={draft.pool} onChange={(event) => onChange({ pool: event.target.value })}>
              <option value="">{t('bulk.choose')}</option>
              {[...new Set(['collections', ...(data?.pools ?? [])])].map((pool) => (
                <option key={pool} value={pool}>
                  {pool}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      );
  }
}
