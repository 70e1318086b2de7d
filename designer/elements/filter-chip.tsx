import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';

const Chip = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  height: 30,
  maxWidth: 320,
  border: `1px solid ${color.outline}`,
  borderRadius: 15,
  background: color.surface,
  fontSize: 13,
  '& button': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    minWidth: 0,
    height: 28,
    padding: '0 8px 0 12px',
    border: 0,
    borderRadius: 14,
    background: 'none',
    cursor: 'pointer',
  },
  '& button:hover': { background: color.hover },
  '& button > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& svg': { fontSize: 16, color: color.muted, flex: 'none' },
  '&[data-on]': { borderColor: color.primary, background: color.selected, '& b': { fontWeight: 600 } },
  '& .drop': { padding: '0 7px', borderRadius: 14 },
});

const Option = styled(MenuItem)({
  '& .tick': { width: 18, height: 18, color: color.primary },
  '& .text': { display: 'grid', minWidth: 0, maxWidth: 320 },
  '& .text > *': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .within': { color: color.muted, fontSize: 12, lineHeight: '16px' },
  '& .count': { marginLeft: 'auto', paddingLeft: 16, color: color.muted, fontSize: 12, fontVariantNumeric: 'tabular-nums' },
});

export interface FilterOption {
  readonly id: string;
  readonly label: string;
  readonly within?: string;
  readonly count?: number;
}

interface FilterChipProps {
  readonly name: string;
  readonly options: readonly FilterOption[];
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** A filter: what it narrows by, to what, and the way to take it away. */
export function FilterChip({ name, options, value, onChange }: FilterChipProps) {
  const { t } = useTranslation('elements');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = value === undefined ? undefined : (options.find((option) => option.id === value)?.label ?? value);
  const pick = (id: string | undefined): void => {
    setAnchor(null);
    onChange(id);
  };
  return (
    <>
      <Chip {...(chosen === undefined ? {} : { 'data-on': '' })}>
        <button type="button" aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
          <span data-cut="">{chosen === undefined ? name : t('filter.chosen', { filter: name, value: chosen })}</span>
          {chosen === undefined && <ExpandMoreOutlined aria-hidden />}
        </button>
        {chosen !== undefined && (
          <button type="button" className="drop" aria-label={t('filter.drop', { filter: name })} onClick={() => pick(undefined)}>
            <CloseOutlined aria-hidden />
          </button>
        )}
      </Chip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Item option={{ id: '', label: t('filter.any') }} isOn={value === undefined} onPick={() => pick(undefined)} />
        {options.map((option) => (
          <Item key={option.id} option={option} isOn={option.id === value} onPick={() => pick(option.id)} />
        ))}
      </Menu>
    </>
  );
}

function Item({ option, isOn, onPick, ...menu }: { readonly option: FilterOption; readonly isOn: boolean; readonly onPick: () => void }) {
  return (
    <Option {...menu} role="menuitemradio" aria-checked={isOn} selected={isOn} onClick={onPick}>
      <span className="tick">{isOn && <CheckOutlined />}</span>
      <span className="text">
        <span>{option.label}</span>
        {option.within !== undefined && <span className="within">{option.within}</span>}
      </span>
      {option.count !== undefined && <span className="count">{option.count}</span>}
    </Option>
  );
}
