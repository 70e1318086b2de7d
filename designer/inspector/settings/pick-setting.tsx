import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../elements/field.tsx';
import { SearchMenu } from '../../elements/search-menu.tsx';
import type { SearchOption } from '../../elements/search-option.ts';
import { SearchPopover } from '../../elements/search-popover.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { RowButton } from '../../rules/row-control.ts';
import type { SettingProps } from '../../settings/setting-field.tsx';
import { useFaultAt } from '../../settings/use-fault-at.ts';
import '../../settings/settings-texts.ts';

const Button = styled(RowButton)({ width: '100%', minHeight: 34, height: 'auto', padding: '5px 10px', fontSize: 14 });

interface PickSettingProps extends SettingProps {
  readonly value: string | undefined;
  readonly options: readonly SearchOption[];
  readonly none?: string;
  readonly onSet: (id: string) => void;
}

/** One of a long list, chosen by searching it. */
export function PickSetting({ label, pointer, help, optional = false, value, options, none, onSet }: PickSettingProps) {
  const { t } = useTranslation('settings');
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = options.find(({ id }) => id === value);
  const words = chosen?.label ?? (value === undefined ? (none ?? t('choose')) : t('unknown', { value }));
  return (
    <Field label={label} optional={optional && !readOnly} fault={fault} {...(help === undefined ? {} : { help })}>
      {(ties) => (
        <>
          <Button
            {...ties}
            type="button"
            data-field={pointer}
            disabled={readOnly}
            aria-haspopup="dialog"
            aria-expanded={anchor !== null}
            aria-label={`${label}: ${words}`}
            {...(value === undefined ? { 'data-blank': '' } : {})}
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <span data-cut="">{words}</span>
            <ExpandMoreOutlined aria-hidden />
          </Button>
          <SearchPopover label={label} anchor={anchor} onClose={() => setAnchor(null)}>
            <SearchMenu
              label={label}
              options={options}
              chosen={value}
              onChoose={({ id }) => {
                setAnchor(null);
                if (id !== value) onSet(id);
              }}
            />
          </SearchPopover>
        </>
      )}
    </Field>
  );
}
