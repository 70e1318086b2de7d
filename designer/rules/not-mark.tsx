import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';
import { useBuilder } from './builder-context.ts';
import type { ConditionRow } from './condition-tree.ts';

const Mark = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  height: 26,
  border: `1px solid ${color.dispute}`,
  borderRadius: radius,
  color: color.dispute,
  fontSize: 12,
  fontWeight: 600,
  '& > span': { padding: '0 7px' },
  '& > button': {
    display: 'grid',
    placeItems: 'center',
    width: 24,
    height: 24,
    marginLeft: -5,
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
  },
  '& svg': { fontSize: 14 },
});

/** The `not` around a row that its own words do not say: around a comparison, or one too many. */
export function NotMark({ row }: { readonly row: ConditionRow }) {
  const { t } = useTranslation('rules');
  const { change, isReadOnly } = useBuilder();
  const isSaidItself = row.kind === 'group' || row.kind === 'named';
  const isSaidBeside = isReadOnly && row.kind === 'test';
  if (row.nots === 0 || isSaidBeside || (isSaidItself && row.nots === 1)) return null;
  // Two cancel each other out; where a row says one itself, that one stays.
  const left = isSaidItself ? row.nots % 2 : row.nots - 1;
  const wordsFor = (count: number, isWritten: boolean): string =>
    isWritten ? t('builder.notWritten', { count }) : count === 1 ? t('builder.not') : t('builder.notTwice', { count });
  return (
    <Mark>
      <span>{wordsFor(row.nots, isSaidItself)}</span>
      {!isReadOnly && (
        <button
          type="button"
          aria-label={t('builder.takeNot')}
          data-tip={t('builder.takeNot')}
          onClick={() => change({ ...row, nots: left }, 'opposite', 'first')}
        >
          <CloseOutlined aria-hidden />
        </button>
      )}
    </Mark>
  );
}
