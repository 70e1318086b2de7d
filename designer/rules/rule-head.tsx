import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { QuietAct } from './row-control.ts';
import { RuleNameForm } from './rule-name-form.tsx';
import type { RuleUse } from './rule-uses.ts';

const Frame = styled('header')({
  padding: '10px 16px 8px',
  borderBottom: `1px solid ${color.border}`,
  '& > .line': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', minHeight: 32 },
  '& > .line > .acts': { display: 'flex' },
  '& > .line > h2': { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
});

const Uses = styled('div')({
  fontSize: 12,
  lineHeight: '20px',
  color: color.secondary,
  '&[data-refused]': {
    margin: '6px 0 2px',
    padding: '8px 12px',
    border: `1px solid ${color.amberEdge}`,
    borderRadius: radius,
    background: color.amber,
    color: color.onAmber,
    fontSize: 13,
  },
  '& ul': { display: 'inline' },
  '& li': { display: 'inline' },
  '& li + li::before': { content: '" · "' },
  '&[data-refused] ul, &[data-refused] li': { display: 'block' },
  '&[data-refused] li + li::before': { content: 'none' },
  '& li button': {
    minHeight: 24,
    padding: '0 2px',
    border: 0,
    borderRadius: 4,
    background: 'none',
    color: color.primary,
    fontSize: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '&[data-refused] li button': { color: 'inherit', textDecoration: 'underline', textUnderlineOffset: 2 },
  '& li button:hover': { textDecoration: 'underline' },
});

/** Whether a name is being given; once it has been, the keyboard goes on from what renames. */
export type Naming = 'none' | 'open' | 'done';

interface RuleHeadProps {
  readonly name: string;
  readonly taken: readonly string[];
  readonly uses: readonly RuleUse[];
  readonly wordsOf: (use: RuleUse) => string;
  readonly onOpenUse: (use: RuleUse) => void;
  readonly canOpenPaths: boolean;
  readonly readOnly: boolean;
  readonly naming: Naming;
  /** `rule` is what it is called now, where that has changed. */
  readonly onNaming: (naming: Naming, rule?: string) => void;
  readonly onRename: (to: string) => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

/** What a rule is called and where it is used, and what can be done with it as a whole. */
export function RuleHead(props: RuleHeadProps) {
  const { name, taken, uses, readOnly, naming, onNaming, onRename, onDuplicate, onDelete } = props;
  const { t } = useTranslation('rules');
  const [isRefused, setRefused] = useState(false);
  const refuses = isRefused && uses.length > 0;
  const renaming = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (naming === 'done') renaming.current?.focus();
  }, [naming]);
  return (
    <Frame>
      {naming === 'open' && !readOnly ? (
        <RuleNameForm
          name={name}
          taken={taken}
          onCancel={() => onNaming('done')}
          onSave={(to) => {
            onNaming('done', to);
            if (to !== name) onRename(to);
          }}
        />
      ) : (
        <div className="line">
          <h2>{nameWords(name)}</h2>
          {!readOnly && (
            <span className="acts">
              <QuietAct ref={renaming} type="button" onClick={() => onNaming('open')}>
                {t('panel.rename')}
              </QuietAct>
              <QuietAct type="button" onClick={onDuplicate}>
                {t('panel.duplicate')}
              </QuietAct>
              <QuietAct type="button" onClick={() => (uses.length > 0 ? setRefused(true) : onDelete())}>
                {t('panel.delete')}
              </QuietAct>
            </span>
          )}
        </div>
      )}
      {refuses ? (
        <Uses data-refused="" role="alert">
          {t('panel.cannotDelete', { rule: nameWords(name) })}
          <UseList {...props} />
          <Button variant="outlined" onClick={() => setRefused(false)}>
            {t('panel.understood')}
          </Button>
        </Uses>
      ) : (
        <Uses>
          {uses.length === 0 ? t('panel.unused') : `${t('panel.usedIn')}: `}
          <UseList {...props} />
        </Uses>
      )}
    </Frame>
  );
}

function UseList({ uses, wordsOf, onOpenUse, canOpenPaths }: RuleHeadProps) {
  if (uses.length === 0) return null;
  return (
    <ul>
      {inPlace(uses).map(({ place, item }) => (
        <li key={place}>
          {item.kind === 'rule' || canOpenPaths ? (
            <button type="button" onClick={() => onOpenUse(item)}>
              {wordsOf(item)}
            </button>
          ) : (
            wordsOf(item)
          )}
        </li>
      ))}
    </ul>
  );
}
