import PublishOutlined from '@mui/icons-material/PublishOutlined';
import Button from '@mui/material/Button';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { lazily } from '../../elements/lazily.ts';
import { useFlow, useFlowDocument } from '../flow-context.ts';
import type { Opened } from '../use-opened.ts';

const PublishDialog = lazily(async () => ({ default: (await import('./publish-dialog.tsx')).PublishDialog }));

/** Opens what there is to know before a draft becomes a version; `reach` says whom it reaches. */
export function PublishButton({ opened, reach }: { readonly opened: Opened; readonly reach: ReactNode }) {
  const { t } = useTranslation('flow');
  const { readOnly } = useFlow();
  const may = useMay()('definitions.publish');
  const [isOpen, setOpen] = useState(false);
  const { version, draft, text } = opened.detail;
  // What was just saved is a draft before its page is read again.
  const isPublished = useFlowDocument(({ saveState, baseText }) => saveState === 'saved' && baseText === text);
  if (readOnly || !may) return null;
  const isNothing = version !== undefined && isPublished && draft === undefined;
  return (
    <>
      <Button
        variant={isNothing ? 'outlined' : 'contained'}
        startIcon={<PublishOutlined />}
        aria-disabled={isNothing}
        {...(isNothing ? { 'data-tip': t('publish.nothing', { version }) } : {})}
        onClick={() => !isNothing && setOpen(true)}
      >
        {t('publish.act')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PublishDialog opened={opened} onClose={() => setOpen(false)}>
            {reach}
          </PublishDialog>
        </Suspense>
      )}
    </>
  );
}
