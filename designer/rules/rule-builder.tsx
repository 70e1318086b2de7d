import { styled } from '@mui/material/styles';
import { Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalog, Conditions, Diagnostic } from '#engine';
import { color, radius } from '../app/theme/tokens.ts';
import { sameJson } from '../document/json.ts';
import { lazily } from '../elements/lazily.ts';
import { Segmented } from '../elements/segmented.tsx';
import type { EditKind } from './builder-context.ts';
import { conditionsOf } from './condition-tree.ts';
import { QuietAct } from './row-control.ts';
import { RuleRows } from './rule-rows.tsx';
import { GAP, ruleSentence } from './rule-sentence.ts';
import type { Tree } from './tree-edit.ts';
import { placesOf } from './tree-places.ts';
import { useFocusAt } from './use-focus-at.ts';
import { useJsonDraft } from './use-json-draft.ts';
import { useRuleTree } from './use-rule-tree.ts';
import type { OptionsOf } from './value-label.ts';
import './rules-texts.ts';

/** The editor comes when somebody wants it: it is larger than all the rest of the builder. */
const JsonView = lazily(async () => ({ default: (await import('./json-view.tsx')).JsonView }));

/** What an edit was, for the history. */
export interface RuleEdit {
  readonly kind: EditKind | 'json';
  readonly words: string;
  /** Edits of one key in a row are one step to undo. */
  readonly key?: string;
}

export interface RuleBuilderProps {
  readonly value: Conditions | undefined;
  /** Hears of every edit at once. Undefined: no condition is left. What is half typed stands in it as its text. */
  readonly onChange: (next: Conditions | undefined, edit: RuleEdit) => void;
  readonly catalog: Catalog;
  /** The named rules of the definition. */
  readonly rules: Readonly<Record<string, Conditions>>;
  /** The name of the rule being edited: what would make it refer to itself is not offered. */
  readonly self?: string | undefined;
  readonly onOpenRule?: ((name: string) => void) | undefined;
  /** Amounts are shown in its units. */
  readonly currency: string;
  /** Where the rule stands in the document. */
  readonly pointer: string;
  /** What is wrong with the document; what lies elsewhere is left aside. */
  readonly faults?: readonly Diagnostic[];
  /** A pointer to lead the focus to. */
  readonly focus?: string | undefined;
  readonly optionsOf?: OptionsOf | undefined;
  readonly readOnly?: boolean;
  /** What the whole is called for those who listen. */
  readonly label?: string | undefined;
  /** Keeps a JSON text that cannot be applied under this name through leaving the page. */
  readonly draftKey?: string | undefined;
}

const Frame = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  minWidth: 0,
  '& > .top': { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px 16px' },
  '& > .top > .sentence': {
    flex: '1 1 260px',
    minWidth: 0,
    paddingTop: 4,
    color: color.secondary,
    fontSize: 13,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  '& > .kept': {
    padding: '8px 12px',
    border: `1px solid ${color.amberEdge}`,
    borderRadius: radius,
    background: color.amber,
    color: color.onAmber,
    fontSize: 13,
    '& button': { color: 'inherit', textDecoration: 'underline' },
    '& button:hover': { background: 'none' },
  },
});

const nothing = (): undefined => undefined;
const none: readonly Diagnostic[] = [];

/** Writes a rule: as rows, or as JSON, with the sentence they both make. The value given is what is shown. */
export function RuleBuilder(props: RuleBuilderProps) {
  const { value, onChange, catalog, currency, pointer, focus, optionsOf = nothing, readOnly = false, faults: given = none } = props;
  const { t } = useTranslation('rules');
  const rows = useRuleTree(value);
  const draft = useJsonDraft(props.draftKey);
  const [view, setView] = useState<'rows' | 'json'>('rows');
  const [jumpsTo, setJumpsTo] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  // Whether somebody uses the rule is no matter of its conditions.
  const faults = useMemo(() => given.filter(({ code }) => code !== 'rule.unused'), [given]);
  useFocusAt(box, rows.tree, pointer, view === 'rows' ? focus : undefined);

  const onEdit = (tree: Tree, kind: EditKind, about: string | undefined): void => {
    const next = rows.set(tree);
    if (sameJson(next, value)) return;
    onChange(next, { kind, words: t(`edit.${kind}`), ...(kind === 'value' && about !== undefined ? { key: `${pointer} ${about}` } : {}) });
  };
  const openJson = (id: string): void => {
    setJumpsTo(id);
    setView('json');
  };
  const sentence =
    rows.tree && conditionsOf(rows.tree) !== undefined ? ruleSentence(rows.tree, { catalog, currency, optionsOf }) : undefined;
  return (
    <Frame ref={box}>
      <div className="top">
        <p className="sentence" aria-live="off">
          {sentence === undefined ? t('builder.always') : t('builder.sentence', { words: sentence }).replace(/…\.$/, '…')}
          {sentence?.includes(GAP) && <> {t('builder.unfinished')}</>}
        </p>
        <Segmented
          label={t('builder.view')}
          options={[
            { id: 'rows', label: t('builder.rows') },
            { id: 'json', label: t('builder.json') },
          ]}
          value={view}
          onChange={(next) => {
            setJumpsTo(undefined);
            setView(next);
          }}
        />
      </div>
      {view === 'rows' && draft.text !== undefined && (
        <div className="kept" role="status">
          {t('json.kept')}
          <QuietAct type="button" onClick={() => setView('json')}>
            {t('json.back')}
          </QuietAct>
          <QuietAct type="button" onClick={draft.discard}>
            {t('json.discard')}
          </QuietAct>
        </div>
      )}
      {view === 'rows' ? (
        <RuleRows {...props} faults={faults} rows={rows} onEdit={onEdit} onJson={openJson} />
      ) : (
        <Suspense fallback={null}>
          <JsonView
            value={value}
            pointer={pointer}
            faults={faults}
            readOnly={readOnly}
            draft={draft}
            jumpsTo={jumpsTo === undefined ? focus : placesOf(rows.tree, pointer).get(jumpsTo)}
            onChange={(next) => onChange(next, { kind: 'json', words: t('edit.json'), key: `${pointer} json` })}
          />
        </Suspense>
      )}
    </Frame>
  );
}
