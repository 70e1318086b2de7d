import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api/use-answer.ts';
import { color } from '../../app/theme/tokens.ts';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { QuietAct } from '../../rules/row-control.ts';
import { useSampleAccount } from '../../schedule/use-sample.ts';
import { Inset } from '../panel-parts.tsx';

const Message = styled('div')({
  '& .for': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .subject': { fontWeight: 600 },
  '& .text': { marginTop: 4, whiteSpace: 'pre-wrap', maxHeight: 260, overflowY: 'auto' },
});

/** What a template comes to for a real account, on demand. */
export function TemplatePreview({ templateId }: { readonly templateId: string }) {
  const { t } = useTranslation('inspector');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <QuietAct type="button" style={{ marginLeft: -8 }} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'preview.hide' : 'preview.show')}
      </QuietAct>
      {isOpen && (
        <Inset id={id}>
          <Preview templateId={templateId} />
        </Inset>
      )}
    </div>
  );
}

function Preview({ templateId }: { readonly templateId: string }) {
  const { t } = useTranslation('inspector');
  const { sample } = useSampleAccount();
  const registry = useAnswer('registry.get', {});
  const text = registry.data?.definitions.find(({ kind, id }) => kind === 'template' && id === templateId)?.text;
  const { data, error } = useAnswer(
    'templates.preview',
    { text: text ?? '', ...(sample ? { query: { accountId: sample.id } } : {}) },
    { enabled: text !== undefined },
  );
  if (error) return <p role="alert">{t('preview.failed')}</p>;
  if (!data) {
    return (
      <Loading>
        <BoneLine width="70%" />
      </Loading>
    );
  }
  return (
    <Message>
      <p className="for">{data.account ? t('preview.for', { account: data.contact ?? data.account.name }) : t('preview.sample')}</p>
      {data.missing !== undefined && <p>{t('preview.missing', { missing: data.missing })}</p>}
      {data.message && (
        <>
          {data.message.subject !== '' && <p className="subject">{data.message.subject}</p>}
          <p className="text">{data.message.text}</p>
        </>
      )}
    </Message>
  );
}
