import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';

export type Order = 'asc' | 'desc';

const Button = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  height: 24,
  margin: '0 -4px',
  padding: '0 4px',
  border: 0,
  borderRadius: 4,
  background: 'none',
  font: 'inherit',
  color: 'inherit',
  cursor: 'pointer',
  '&:hover': { color: color.text, background: color.hover },
  '&[data-on]': { color: color.text },
  '& svg': { fontSize: 14 },
});

interface SortHeadProps<Column extends string> {
  readonly column: Column;
  readonly label: string;
  readonly sorted: { readonly by: Column; readonly order: Order };
  readonly onSort: (column: Column) => void;
  readonly numeric?: boolean;
  readonly className?: string;
}

/** A column head that sorts; the arrow and `aria-sort` say how. */
export function SortHead<Column extends string>({ column, label, sorted, onSort, numeric = false, className = '' }: SortHeadProps<Column>) {
  const { t } = useTranslation('elements');
  const isOn = sorted.by === column;
  const Arrow = sorted.order === 'asc' ? ArrowUpward : ArrowDownward;
  return (
    <th
      scope="col"
      className={`${numeric ? 'num' : ''} ${className}`.trim()}
      aria-sort={isOn ? (sorted.order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <Button type="button" onClick={() => onSort(column)} data-tip={t('sortBy', { column: label })} {...(isOn ? { 'data-on': '' } : {})}>
        {isOn && numeric && <Arrow aria-hidden />}
        {label}
        {isOn && !numeric && <Arrow aria-hidden />}
      </Button>
    </th>
  );
}
