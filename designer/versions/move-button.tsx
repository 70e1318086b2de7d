import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useMay } from '../app/session.ts';
import { useFlow } from '../flow/flow-context.ts';
import { MoveDialog } from './move-dialog.tsx';
import './move-texts.ts';

/** Offers to move those on older versions of a strategy to the one in force. Nothing while there are none. */
export function MoveButton() {
  const { t } = useTranslation('move');
  const { kind, id } = useFlow();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { data } = useAnswer('definitions.versions', { params: { kind, definitionId: id } });
  const inForce = data?.items.find((item) => item.current)?.version;
  const older = (data?.items ?? []).some((item) => inForce !== undefined && item.version < inForce && (item.accounts ?? 0) > 0);
  if (kind !== 'strategy' || inForce === undefined || !may('strategies.move') || !(older || isOpen)) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('act', { version: inForce })}
      </Button>
      {isOpen && <MoveDialog onClose={() => setOpen(false)} />}
    </>
  );
}
