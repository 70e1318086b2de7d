import AddOutlined from '@mui/icons-material/AddOutlined';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickMenu } from '../../inspector/settings/pick-menu.tsx';
import { QuietAct } from '../../rules/row-control.ts';
import { inserts, variableKey } from './variable-list.ts';

/** Everything that can be filled in, to search and put where the cursor is. */
export function InsertMenu({ onInsert }: { readonly onInsert: (text: string) => void }) {
  const { t } = useTranslation('templates');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const options = inserts.map(({ id, group }) => ({
    id,
    label: id === 'ifContact' || id === 'eachInvoice' ? t(`snippet.${id}`) : t(`variable.${variableKey(id)}`),
    about: id === 'ifContact' || id === 'eachInvoice' ? '{% … %}' : `{{ ${id} }}`,
    group: t(`group.${group}`),
  }));
  return (
    <>
      <QuietAct type="button" aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        <AddOutlined aria-hidden />
        {t('insert')}
      </QuietAct>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        // The focus goes into the text that something was put into.
        disableRestoreFocus
        slotProps={{ paper: { 'aria-label': t('insertTitle'), role: 'dialog' } }}
      >
        <PickMenu
          label={t('insertTitle')}
          options={options}
          onPick={(picked) => {
            const insert = inserts.find(({ id }) => id === picked);
            setAnchor(null);
            if (insert) requestAnimationFrame(() => onInsert(insert.text));
          }}
        />
      </Popover>
    </>
  );
}
