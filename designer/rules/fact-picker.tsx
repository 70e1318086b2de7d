import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog, Fact, FactType } from '#engine';
import { SearchPopover } from '../elements/search-popover.tsx';
import { FactMenu } from './fact-menu.tsx';
import { RowButton } from './row-control.ts';

interface FactPickerProps {
  readonly catalog: Catalog;
  readonly chosen: string | undefined;
  /** What the button is called, with the chosen data in it. */
  readonly name: (chosen: string) => string;
  readonly onChoose: (fact: Fact) => void;
  readonly like?: { readonly type: FactType; readonly besides: string };
  /** Opens by itself: the condition was just added. */
  readonly opensAtOnce?: boolean;
  readonly isInvalid?: boolean;
  readonly described?: string | undefined;
  readonly attributes?: Readonly<Record<`data-${string}`, string | undefined>>;
}

/** Chooses data by searching for it. */
export function FactPicker({
  catalog,
  chosen,
  name,
  onChoose,
  like,
  opensAtOnce = false,
  isInvalid = false,
  described,
  attributes,
}: FactPickerProps) {
  const { t } = useTranslation('rules');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (opensAtOnce) setAnchor(button.current);
  }, [opensAtOnce]);
  const fact = chosen === undefined ? undefined : catalog.fact(chosen);
  const label = chosen === undefined ? t('row.choose') : (fact?.label ?? t('row.unknownData', { id: chosen }));
  return (
    <>
      <RowButton
        {...attributes}
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={name(label)}
        {...(isInvalid ? { 'aria-invalid': true } : {})}
        {...(described === undefined ? {} : { 'aria-describedby': described })}
        {...(chosen === undefined ? { 'data-blank': '' } : {})}
        {...(fact?.description ? { 'data-tip': fact.description } : {})}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span>{label}</span>
        <ExpandMoreOutlined aria-hidden />
      </RowButton>
      <SearchPopover label={t('picker.label')} anchor={anchor} onClose={() => setAnchor(null)}>
        <FactMenu
          catalog={catalog}
          chosen={chosen}
          like={like}
          onChoose={(each) => {
            setAnchor(null);
            onChoose(each);
          }}
        />
      </SearchPopover>
    </>
  );
}
