import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../app/api/call-error.ts';
import { color, font, radius } from '../app/theme/tokens.ts';
import { useFaultWords } from './fault-words.ts';

const Empty = styled('div')({
  padding: '28px 24px',
  color: color.secondary,
  fontSize: 13,
  textAlign: 'center',
  '& strong': { display: 'block', color: color.text, fontWeight: 600, fontSize: 14 },
  '& .act': { marginTop: 12 },
});

/** Where nothing is: what would be here, and the one next act. */
export function EmptyNote({ title, children, act }: { readonly title: string; readonly children?: ReactNode; readonly act?: ReactNode }) {
  return (
    <Empty>
      <strong>{title}</strong>
      {children}
      {act !== undefined && <div className="act">{act}</div>}
    </Empty>
  );
}

const Fault = styled('div')({
  padding: '12px 14px',
  border: `1px solid ${color.danger}`,
  borderRadius: radius,
  background: color.dangerTint,
  fontSize: 13,
  lineHeight: '20px',
  '& strong': { display: 'block', fontWeight: 600 },
  '& .code': { display: 'block', color: color.secondary, fontFamily: font.mono, fontSize: 11.5, overflowWrap: 'anywhere' },
  '& .act': { marginTop: 8 },
});

interface FaultNoteProps {
  readonly error: CallError;
  /** Loading something failed, or an act did. */
  readonly of: 'load' | 'act';
  readonly onRetry?: () => void;
}

/** What went wrong, what was kept, what to do, and the code to quote. */
export function FaultNote({ error, of, onRetry }: FaultNoteProps) {
  const { t } = useTranslation('elements');
  const words = useFaultWords();
  return (
    <Fault role="alert">
      <strong>{t(`fault.${of}`)}</strong>
      {words(error)} {of === 'act' ? t('fault.keptTyped') : t('fault.keptShown')}
      <span className="code">
        {error.requestId === undefined ? t('quote', { code: error.code }) : t('quoteWithId', { code: error.code, id: error.requestId })}
      </span>
      {onRetry && (
        <div className="act">
          <Button variant="outlined" onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </Fault>
  );
}
