import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useContext, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../app/api/call.ts';
import type { CallError } from '../app/api/call-error.ts';
import { color, radius } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { BoneLine, Loading } from '../elements/skeleton.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { SampleContext } from './sample-context.ts';

const Letter = styled('article')({
  marginTop: 8,
  padding: '10px 14px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.sunken,
  fontSize: 13,
  lineHeight: '20px',
  '& h4': { fontSize: 13, fontWeight: 600, marginBottom: 6 },
  '& pre': { margin: 0, font: 'inherit', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 320, overflow: 'auto' },
  '& .muted': { color: color.muted },
});

/** The message as the sample account would get it now. */
export function TemplatePreview({ templateId }: { readonly templateId: string }) {
  const { t } = useTranslation('schedule');
  const { registry } = useFlow();
  const sample = useContext(SampleContext);
  const [isOpen, setOpen] = useState(false);
  const letterId = useId();
  const template = registry.templates.get(templateId);
  if (!template) return null;
  const show = sample ? t('preview.show', { name: sample.name }) : t('preview.showSample');
  return (
    <div>
      <Button aria-expanded={isOpen} aria-controls={letterId} sx={{ marginLeft: '-12px' }} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('preview.hide') : show}
      </Button>
      <div id={letterId}>{isOpen && <Preview text={JSON.stringify(template)} accountId={sample?.id} name={sample?.name ?? ''} />}</div>
    </div>
  );
}

function Preview({ text, accountId, name }: { readonly text: string; readonly accountId: string | undefined; readonly name: string }) {
  const { t } = useTranslation('schedule');
  const query = accountId === undefined ? {} : { accountId };
  const { data, error } = useQuery({
    queryKey: ['templates.preview', accountId, text],
    queryFn: ({ signal }) => call('templates.preview', { text, query }, { signal }),
  });
  if (error) return <FaultNote error={error as CallError} of="load" />;
  if (!data) {
    return (
      <Loading>
        <BoneLine width="60%" />
      </Loading>
    );
  }
  if (!data.message) return <Letter className="muted">{t('preview.missing', { name, missing: data.missing ?? '' })}</Letter>;
  return (
    <Letter aria-label={t('preview.label')}>
      <h4>{t('preview.subject', { subject: data.message.subject })}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter is scrolled by keyboard */}
      <pre tabIndex={0}>{data.message.text}</pre>
    </Letter>
  );
}
