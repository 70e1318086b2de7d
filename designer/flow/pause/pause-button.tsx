import PauseOutlined from '@mui/icons-material/PauseOutlined';
import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { lazily } from '../../elements/lazily.ts';
import { useFlow } from '../flow-context.ts';
import type { Opened } from '../use-opened.ts';

const PauseDialog = lazily(async () => ({ default: (await import('./pause-dialog.tsx')).PauseDialog }));

/** Pauses what is live at once, without a new version. */
export function PauseButton({ opened }: { readonly opened: Opened }) {
  const { t } = useTranslation('flow');
  const { kind } = useFlow();
  const may = useMay()('strategies.pause');
  const [isOpen, setOpen] = useState(false);
  if (kind !== 'strategy' || opened.detail.version === undefined || !may) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<PauseOutlined />} onClick={() => setOpen(true)}>
        {t('pause.act')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PauseDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
