import AddOutlined from '@mui/icons-material/AddOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchMenu } from '../../elements/search-menu.tsx';
import { SearchPopover } from '../../elements/search-popover.tsx';
import { QuietAct } from '../../rules/row-control.ts';
import { useOwnFields } from './use-own-fields.ts';
import { inserts, ownInserts, variableKey } from './variable-list.ts';

/** Everything that can be filled in, to search and put where the cursor is. */
export function InsertMenu({ onInsert }: { readonly onInsert: (text: string) => void }) {
  const { t } = useTranslation('templates');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const own = useOwnFields();
  const all = [...inserts, ...ownInserts(own)];
  const labelOf = (id: string): string => {
    if (id === 'ifContact' || id === 'eachInvoice') return t(`snippet.${id}`);
    return own.find((fact) => fact.id === id)?.label ?? t(`variable.${variableKey(id)}`);
  };
  const options = all.map(({ id, group }) => ({
    id,
    label: labelOf(id),
    about: id === 'ifContact' || id === 'eachInvoice' ? '{% … %}' : `{{ ${id} }}`,
    group: t(`group.${group}`),
  }));
  return (
    <>
      <QuietAct type="button" aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
        <AddOutlined aria-hidden />
        {t('insert')}
      </QuietAct>
      <SearchPopover label={t('insertTitle')} anchor={anchor} onClose={() => setAnchor(null)} leavesFocus>
        <SearchMenu
          label={t('insertTitle')}
          options={options}
          onChoose={({ id: picked }) => {
            const insert = all.find(({ id }) => id === picked);
            setAnchor(null);
            if (insert) requestAnimationFrame(() => onInsert(insert.text));
          }}
        />
      </SearchPopover>
    </>
  );
}
