import PublishOutlined from '@mui/icons-material/PublishOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { useFlow, useFlowDocument } from '../../flow/flow-context.ts';
import type { Opened } from '../../flow/use-opened.ts';
import type { PlainKind } from '../kinds.ts';
import { PublishDialog } from './publish-dialog.tsx';

/** Opens what there is to know before a draft becomes a version. */
export function PublishButton({ kind, opened }: { readonly kind: PlainKind; readonly opened: Opened }) {
  const { t } = useTranslation('definitions');
  const { readOnly } = useFlow();
  const may = useMay()('definitions.publish');
  const isSaved = useFlowDocument(({ saveState }) => saveState === 'saved');
  const [isOpen, setOpen] = useState(false);
  const { version, draft } = opened.detail;
  if (readOnly || !may) return null;
  const isNothing = version !== undefined && draft === undefined && isSaved;
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
      {isOpen && <PublishDialog kind={kind} opened={opened} onClose={() => setOpen(false)} />}
    </>
  );
}
