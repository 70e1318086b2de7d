import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '#engine';
import { useSession } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx';
import type { StartedAct } from './use-started-acts.ts';

const Bar = styled('div')({
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 8px',
  minHeight: 44,
  padding: '4px 16px',
  borderTop: `1px solid ${color.border}`,
  background: color.selected,
  fontSize: 13,
  '& .count': { fontWeight: 600, marginRight: 8 },
});

const leading: ReadonlySet<string> = new Set(['admin', 'manager', 'lead']);

interface BulkBarProps {
  readonly rows: readonly WorkRow[];
  readonly onClear: () => void;
  readonly onStarted: (act: StartedAct) => void;
}

/** What can be done with the rows that are ticked. */
export function BulkBar({ rows, onClear, onStarted }: BulkBarProps) {
  const { t } = useTranslation('worklist');
  const { user } = useSession();
  const [kind, setKind] = useState<BulkKind>();
  if (rows.length === 0) return null;
  const kinds: readonly BulkKind[] = ['statement', 'note', 'follow-up', ...(leading.has(user.role) ? (['owner', 'pool'] as const) : [])];
  return (
    <Bar role="region" aria-label={t('bulk.label')}>
      <span className="count" role="status">
        {t('bulk.chosen', { count: rows.length })}
      </span>
      {kinds.map((each) => (
        <Button key={each} variant="outlined" onClick={() => setKind(each)}>
          {t(`bulk.acts.${each}`)}
        </Button>
      ))}
      <Button onClick={onClear}>{t('bulk.clear')}</Button>
      {kind && (
        <BulkDialog
          kind={kind}
          rows={rows}
          onClose={() => setKind(undefined)}
          onStarted={(act) => {
            setKind(undefined);
            onClear();
            onStarted(act);
          }}
        />
      )}
    </Bar>
  );
}
