import AddOutlined from '@mui/icons-material/AddOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { color } from '../app/theme/tokens.ts';
import { createMint, rowOf } from './condition-tree.ts';
import { QuietAct } from './row-control.ts';
import { ruleSentence } from './rule-sentence.ts';
import type { RulesPanelProps } from './rules-panel.tsx';
import type { OptionsOf } from './value-label.ts';

const List = styled('nav')({
  fontSize: 13,
  '& > .head': { display: 'flex', alignItems: 'center', minHeight: 48, padding: '0 8px 0 16px', '& h2': { flex: 1 } },
  '& button.item': {
    display: 'block',
    width: '100%',
    padding: '8px 16px',
    border: 0,
    borderTop: `1px solid ${color.border}`,
    background: 'none',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& button.item:hover': { background: color.hover },
  '& button.item[aria-current]': { background: color.selected, boxShadow: `inset 2px 0 0 ${color.primary}` },
  '& button.item:focus-visible': { outlineOffset: -2 },
  '& .name': { display: 'flex', alignItems: 'baseline', gap: 8, fontWeight: 550, lineHeight: '20px' },
  '& .name > span': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .wrong': { flex: 'none', alignSelf: 'center', color: color.danger, fontSize: 15 },
  '& .says': {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    color: color.secondary,
    fontSize: 12,
    lineHeight: '17px',
    overflowWrap: 'anywhere',
  },
  '& .used': { color: color.muted, fontSize: 12, lineHeight: '18px' },
});

interface RuleListProps extends RulesPanelProps {
  readonly onAdd?: () => void;
  readonly optionsOf: OptionsOf;
}

/** The rules there are, in the order of the definition. */
export function RuleList({ rules, uses, problems, catalog, currency, selected, onSelect, onAdd, optionsOf }: RuleListProps) {
  const { t } = useTranslation('rules');
  return (
    <List aria-label={t('panel.listLabel')}>
      <div className="head">
        <h2>{t('panel.title')}</h2>
        {onAdd && (
          <QuietAct type="button" onClick={onAdd}>
            <AddOutlined aria-hidden />
            {t('panel.add')}
          </QuietAct>
        )}
      </div>
      <ul>
        {Object.entries(rules).map(([name, conditions]) => {
          const wrong = problems.filter(
            ({ pointer, severity }) => severity === 'error' && `${pointer}/`.startsWith(`/rules/${name}/`),
          ).length;
          const count = uses.get(name)?.length ?? 0;
          return (
            <li key={name}>
              <button
                type="button"
                className="item"
                onClick={() => onSelect(name)}
                {...(name === selected ? { 'aria-current': true } : {})}
              >
                <span className="name">
                  <span data-cut="">{nameWords(name)}</span>
                  {wrong > 0 && <ErrorOutlineOutlined className="wrong" titleAccess={t('panel.problems', { count: wrong })} />}
                </span>
                <span className="says">{ruleSentence(rowOf(conditions, createMint()), { catalog, currency, optionsOf })}</span>
                <span className="used">{count === 0 ? t('panel.unused') : t('panel.used', { count })}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </List>
  );
}
