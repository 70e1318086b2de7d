import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { color } from '../app/theme/tokens.ts';
import { useFaultWords } from '../elements/fault-words.ts';
import { download } from './download.ts';
import { useFlow, useFlowDocument } from './flow-context.ts';
import type { Saving } from './use-saving.ts';

const Frame = styled('section')({
  flex: 'none',
  display: 'grid',
  gap: 8,
  padding: '12px 24px',
  borderBottom: `1px solid ${color.border}`,
  background: color.dangerTint,
  fontSize: 13,
  '& h2': { fontSize: 14 },
  '& .acts': { display: 'flex', flexWrap: 'wrap', gap: 8 },
});

/** The server will not take the draft as it is: why, that nothing is lost, and the ways out. */
export function RefusedPanel({ saving }: { readonly saving: Saving }) {
  const isRefused = useFlowDocument((state) => state.saveState === 'refused');
  return isRefused ? <WaysOut saving={saving} /> : null;
}

function WaysOut({ saving }: { readonly saving: Saving }) {
  const { t } = useTranslation('flow');
  const { store, kind, id } = useFlow();
  const undoLabel = useFlowDocument((state) => state.undoLabel);
  const fault = useStore(saving.report, (report) => report.fault);
  const words = useFaultWords();
  const heading = useId();
  return (
    <Frame role="alert" aria-labelledby={heading} data-refused={fault?.code ?? ''}>
      <h2 id={heading}>{t('refused.title')}</h2>
      {fault && <p>{words(fault)}</p>}
      <p>{t('refused.words')}</p>
      <div className="acts">
        <Button variant="contained" onClick={() => void saving.flush()}>
          {t('refused.again')}
        </Button>
        {undoLabel !== undefined && (
          <Button variant="outlined" onClick={() => store.undo()}>
            {t('refused.back', { label: undoLabel })}
          </Button>
        )}
        <Button variant="outlined" onClick={() => download(`${kind}-${id}.json`, store.text())}>
          {t('refused.copy')}
        </Button>
      </div>
    </Frame>
  );
}
