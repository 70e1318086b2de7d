import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlow } from '../../flow/flow-context.ts';
import { AdoptDialog } from './adopt-dialog.tsx';
import '../play-texts.ts';

/** Offers to let failing tests expect what happens now; what that changes is shown before. */
export function AdoptAct({ places, name }: { readonly places: readonly number[]; readonly name?: string }) {
  const { t } = useTranslation('play');
  const { readOnly } = useFlow();
  // What the dialog is about stays while it is open: tests that were adopted do not fail any more.
  const [opened, setOpened] = useState<readonly number[]>();
  if (readOnly || (places.length === 0 && !opened)) return null;
  return (
    <>
      {places.length > 0 && (
        <Button
          sx={{ justifySelf: 'start' }}
          variant="outlined"
          aria-haspopup="dialog"
          {...(name === undefined ? {} : { 'aria-label': t('adopt.actName', { name }) })}
          onClick={() => setOpened(places)}
        >
          {name === undefined ? t('adopt.actAll', { count: places.length }) : t('adopt.act')}
        </Button>
      )}
      {opened && <AdoptDialog places={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
