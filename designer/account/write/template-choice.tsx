import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageGuide } from '#engine';
import type { CallError } from '../../app/api/call-error.ts';
import { answerOptions } from '../../app/api/use-answer.ts';
import { color } from '../../app/theme/tokens.ts';
import { Choice, Field } from '../../elements/field.tsx';
import { FaultNote } from '../../elements/note.tsx';
import { useAccount } from '../account-context.ts';
import type { WriteDraft } from './draft.ts';

const Replaced = styled('p')({ color: color.secondary, '& button': { marginLeft: 8 } });

type Text = Pick<WriteDraft, 'subject' | 'body' | 'templateId' | 'begun'>;

interface TemplateChoiceProps {
  readonly guide: MessageGuide;
  readonly draft: WriteDraft;
  readonly contactId: string | undefined;
  readonly onChange: (part: Partial<WriteDraft>) => void;
}

/** What one begins from. A template comes with what is known filled in; what it takes the place of can be put back. */
export function TemplateChoice({ guide, draft, contactId, onChange }: TemplateChoiceProps) {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const client = useQueryClient();
  const [before, setBefore] = useState<Text>();
  const [missing, setMissing] = useState<string>();
  const [fault, setFault] = useState<CallError>();
  // While a template is on its way, people type on, choose another one, or another channel.
  const now = useRef(draft);
  useEffect(() => {
    now.current = draft;
  });
  const take = (text: Pick<Text, 'templateId' | 'subject' | 'body'>, templateBefore: string): void => {
    const { subject, body, begun } = now.current;
    if (body !== begun) setBefore({ subject, body, begun, templateId: templateBefore });
    onChange({ ...text, begun: text.body });
  };
  const begin = async (templateId: string): Promise<void> => {
    const { templateId: templateBefore } = draft;
    setMissing(undefined);
    setFault(undefined);
    if (templateId === '') {
      take({ templateId, subject: '', body: '' }, templateBefore);
      return;
    }
    onChange({ templateId });
    const input = { params: { accountId, templateId }, ...(contactId === undefined ? {} : { query: { contactId } }) };
    try {
      const { subject, body, missing: lacking } = await client.fetchQuery({ ...answerOptions('messages.begin', input), staleTime: 0 });
      if (now.current.templateId !== templateId) return;
      setMissing(lacking);
      take({ templateId, subject, body }, templateBefore);
    } catch (error) {
      if (now.current.templateId === templateId) setFault(error as CallError);
    }
  };
  return (
    <>
      <Field label={t('write.template')} fault={missing === undefined ? undefined : t('write.missing', { missing })}>
        {(ties) => (
          <Choice {...ties} value={draft.templateId} onChange={(event) => void begin(event.target.value)}>
            <option value="">{t('write.blank')}</option>
            {guide.templates
              .filter((template) => template.channel === draft.channel)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Choice>
        )}
      </Field>
      {fault && <FaultNote error={fault} of="load" />}
      {before && (
        <Replaced role="status">
          {t('write.replaced')}
          <Button
            onClick={() => {
              onChange(before);
              setBefore(undefined);
              setMissing(undefined);
            }}
          >
            {t('write.putBack')}
          </Button>
        </Replaced>
      )}
    </>
  );
}
