import { useTranslation } from 'react-i18next';
import { type AnswerOf, RECALL_SECONDS } from '#engine';
import { useToday } from '../app/clock.ts';
import { Choice, Field, TextArea, TextInput } from '../elements/field.tsx';
import { LineField } from '../elements/line-field.tsx';
import type { BulkDraft, BulkKind } from './bulk-dialog.tsx';

interface BulkFieldsProps {
  readonly kind: BulkKind;
  readonly draft: BulkDraft;
  readonly choices: AnswerOf<'work.choices'> | undefined;
  readonly onChange: (change: Partial<BulkDraft>) => void;
}

/** What has to be filled in for an act on many accounts. */
export function BulkFields({ kind, draft, choices, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('worklist');
  const today = useToday();
  switch (kind) {
    case 'statement':
      return (
        <Field label={t('bulk.template')} help={t('bulk.templateHelp', { seconds: RECALL_SECONDS })}>
          {(ties) => (
            <Choice {...ties} autoFocus value={draft.templateId} onChange={(event) => onChange({ templateId: event.target.value })}>
              {draft.templateId === '' && <option value="">{t('bulk.choose')}</option>}
              {choices?.statementTemplates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Choice>
          )}
        </Field>
      );
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
              {choices?.collectors.map(({ id, name }) => (
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
              {choices?.receivingPools.map((pool) => (
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
