import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api/use-answer.ts';
import { color } from '../../app/theme/tokens.ts';
import { FaultNote } from '../../elements/note.tsx';
import { Scrolled } from '../../elements/scrolled.ts';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { useSampleAccount } from '../../schedule/use-sample.ts';
import { Inset } from '../panel-parts.tsx';
import '../inspector-texts.ts';

const Message = styled('article')({
  '& .for': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .subject': { fontWeight: 600 },
  '& pre': { margin: '4px 0 0', font: 'inherit', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 280, overflow: 'auto' },
});

/** What a template comes to for the account the page is looked at with, on demand. */
export function TemplatePreview({ templateId }: { readonly templateId: string }) {
  const { t } = useTranslation('inspector');
  const { registry } = useFlow();
  const { sample } = useSampleAccount();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const template = registry.templates.get(templateId);
  if (!template) return null;
  const show = sample ? t('preview.showFor', { name: sample.name }) : t('preview.show');
  return (
    <div>
      <QuietAct type="button" style={{ marginLeft: -8 }} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('preview.hide') : show}
      </QuietAct>
      {isOpen && (
        <Inset id={id}>
          <Preview text={JSON.stringify(template)} accountId={sample?.id} />
        </Inset>
      )}
    </div>
  );
}

function Preview({ text, accountId }: { readonly text: string; readonly accountId: string | undefined }) {
  const { t } = useTranslation('inspector');
  const { data, error, refetch } = useAnswer('templates.preview', { text, query: accountId === undefined ? {} : { accountId } });
  if (error) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <BoneLine width="70%" />
      </Loading>
    );
  }
  return (
    <Message aria-label={t('preview.label')}>
      <p className="for">{data.account ? t('preview.for', { account: data.contact ?? data.account.name }) : t('preview.sample')}</p>
      {data.missing !== undefined && <p>{t('preview.missing', { missing: data.missing })}</p>}
      {data.message && (
        <>
          {data.message.subject !== '' && <p className="subject">{t('preview.subject', { subject: data.message.subject })}</p>}
          <Scrolled as="pre">{data.message.text}</Scrolled>
        </>
      )}
    </Message>
  );
}
