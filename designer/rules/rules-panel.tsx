import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Catalog, type Conditions, type Diagnostic, escapeKey, nameWords } from '#engine';
import { color, narrow } from '../app/theme/tokens.ts';
import type { Json } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import { EmptyNote } from '../elements/note.tsx';
import { usePlaceWords } from './place-words.ts';
import { RuleBuilder, type RuleEdit } from './rule-builder.tsx';
import { RuleCount } from './rule-count.tsx';
import { type Naming, RuleHead } from './rule-head.tsx';
import { RuleList } from './rule-list.tsx';
import { freeName, ruleNameOf } from './rule-name.ts';
import { RuleTry } from './rule-try.tsx';
import { type RuleUse, rulesUsedBy } from './rule-uses.ts';
import { useOptions } from './use-options.ts';
import type { OptionsOf } from './value-label.ts';
import './rules-texts.ts';

const Frame = styled('div')({
  display: 'grid',
  gridTemplateColumns: '264px minmax(0, 1fr)',
  alignItems: 'start',
  gap: 0,
  background: color.surface,
  borderBottom: `1px solid ${color.border}`,
  '& > .list': { alignSelf: 'stretch', minWidth: 0, borderRight: `1px solid ${color.border}` },
  '& > .rule': { display: 'grid', gridTemplateRows: 'auto 1fr', alignSelf: 'stretch', minWidth: 0, containerType: 'inline-size' },
  [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', '& > .list': { borderRight: 0, borderBottom: `1px solid ${color.border}` } },
});

/** The builder, and beside it what the rule comes to now; below it where there is no room. */
const Work = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > .builder': { minWidth: 0, padding: '12px 16px 16px' },
  '& > .now': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: 16,
    minWidth: 0,
    padding: '12px 16px 16px',
    borderTop: `1px solid ${color.border}`,
  },
  '& > .now h2': { marginBottom: 6, fontSize: 13, lineHeight: '20px' },
  '@container (min-width: 900px)': {
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    '& > .now': { borderTop: 0, borderLeft: `1px solid ${color.border}` },
  },
});

export interface RulesPanelProps {
  /** The named rules of the definition, in its order. */
  readonly rules: Readonly<Record<string, Conditions>>;
  readonly uses: ReadonlyMap<string, readonly RuleUse[]>;
  readonly act: (operation: Operation, label: string, options?: { readonly key?: string }) => void;
  readonly catalog: Catalog;
  readonly currency: string;
  readonly problems: readonly Diagnostic[];
  readonly selected: string | undefined;
  readonly onSelect: (name: string | undefined) => void;
  /** Opens a path that uses a rule. */
  readonly onOpenUse?: ((use: RuleUse) => void) | undefined;
  /** How a place is called; by step and event when left out. */
  readonly wordsOf?: ((use: RuleUse) => string) | undefined;
  readonly readOnly?: boolean;
  /** A pointer to lead the focus to. */
  readonly focus?: string | undefined;
  /** Names the document, for what is typed and cannot be applied yet. */
  readonly draftKey?: string | undefined;
}

/** The rules of a definition: each with its name, what it says, where it is used and whom it holds for. */
export function RulesPanel(props: RulesPanelProps) {
  const { rules, act, selected, onSelect, readOnly = false } = props;
  const { t } = useTranslation('rules');
  const optionsOf = useOptions();
  const names = Object.keys(rules);
  const shown = selected !== undefined && Object.hasOwn(rules, selected) ? selected : undefined;
  // Of which rule: the one just added is shown only once the address names it.
  const [naming, setNaming] = useState<{ readonly rule: string; readonly state: Naming }>();
  const set = (name: string, value: Conditions, label: string): void => {
    act({ op: 'field.set', pointer: pointerOf(name), value: value as unknown as Json }, label);
    setNaming({ rule: name, state: 'open' });
    onSelect(name);
  };
  const addRule = (): void => {
    const name = freeName(ruleNameOf(t('panel.newName')), names);
    set(name, { all: [] }, t('panel.done.add', { rule: nameWords(name) }));
  };
  const duplicate = (name: string): void => {
    const copy = freeName(ruleNameOf(t('panel.copyOf', { rule: nameWords(name) })), names);
    set(copy, rules[name] ?? { all: [] }, t('panel.done.duplicate', { rule: nameWords(name) }));
  };
  return (
    <Frame>
      <div className="list">
        <RuleList
          {...props}
          optionsOf={optionsOf}
          onSelect={(name) => {
            setNaming(undefined);
            onSelect(name);
          }}
          {...(readOnly ? {} : { onAdd: addRule })}
        />
      </div>
      <div className="rule">
        {shown === undefined ? (
          <EmptyNote
            title={
              names.length === 0
                ? t('panel.none')
                : selected === undefined
                  ? t('panel.choose')
                  : t('panel.unknownRule', { rule: nameWords(selected) })
            }
          >
            {names.length === 0 && t('panel.noneWords')}
          </EmptyNote>
        ) : (
          <OneRule
            key={shown}
            {...props}
            name={shown}
            optionsOf={optionsOf}
            naming={naming?.rule === shown ? naming.state : 'none'}
            onNaming={(state, rule = shown) => setNaming({ rule, state })}
            onDuplicate={() => duplicate(shown)}
            onSelect={onSelect}
          />
        )}
      </div>
    </Frame>
  );
}

interface OneRuleProps extends RulesPanelProps {
  readonly optionsOf: OptionsOf;
  readonly name: string;
  readonly naming: Naming;
  readonly onNaming: (naming: Naming, rule?: string) => void;
  readonly onDuplicate: () => void;
}

function OneRule(props: OneRuleProps) {
  const {
    name,
    rules,
    act,
    catalog,
    currency,
    problems,
    readOnly = false,
    draftKey,
    focus,
    onSelect,
    onNaming,
    onDuplicate,
    optionsOf,
  } = props;
  const { t } = useTranslation('rules');
  const ownWords = usePlaceWords();
  const pointer = pointerOf(name);
  const conditions = rules[name];
  const judged = [name, ...rulesUsedBy(conditions, rules)].map(pointerOf);
  const isFaulty = problems.some(({ severity, pointer: at }) => severity === 'error' && judged.some((rule) => isWithin(at, rule)));
  const request = { conditions, rules, isFaulty, catalog, currency, optionsOf };
  const edit = (next: Conditions | undefined, { words, key }: RuleEdit): void => {
    const label = t('panel.done.edit', { edit: words, rule: nameWords(name) });
    // A named rule always says something; an empty one is shown as unfinished.
    act({ op: 'field.set', pointer, value: (next ?? { all: [] }) as unknown as Json }, label, key === undefined ? {} : { key });
  };
  const rename = (to: string): void => {
    act({ op: 'rule.rename', name, to }, t('panel.done.rename', { rule: nameWords(name), to: nameWords(to) }));
  };
  const remove = (): void => {
    const names = Object.keys(rules);
    const at = names.indexOf(name);
    act({ op: 'field.set', pointer }, t('panel.done.delete', { rule: nameWords(name) }));
    onSelect(names[at + 1] ?? names[at - 1]);
  };
  return (
    <>
      <RuleHead
        name={name}
        taken={Object.keys(rules)}
        uses={props.uses.get(name) ?? []}
        wordsOf={props.wordsOf ?? ownWords}
        onOpenUse={(use) => (use.kind === 'rule' ? onSelect(use.name) : props.onOpenUse?.(use))}
        canOpenPaths={props.onOpenUse !== undefined}
        readOnly={readOnly}
        naming={props.naming}
        onNaming={onNaming}
        onRename={rename}
        onDuplicate={onDuplicate}
        onDelete={remove}
      />
      <Work>
        <div className="builder">
          <RuleBuilder
            value={conditions}
            onChange={edit}
            catalog={catalog}
            rules={rules}
            self={name}
            onOpenRule={onSelect}
            currency={currency}
            pointer={pointer}
            faults={problems}
            focus={focus}
            optionsOf={optionsOf}
            readOnly={readOnly}
            label={nameWords(name)}
            draftKey={draftKey === undefined ? undefined : `${draftKey} ${name}`}
          />
        </div>
        <div className="now">
          <div>
            <h2>{t('count.title')}</h2>
            <RuleCount {...request} />
          </div>
          <div>
            <h2>{t('try.title')}</h2>
            <RuleTry {...request} />
          </div>
        </div>
      </Work>
    </>
  );
}

function pointerOf(name: string): string {
  return `/rules/${escapeKey(name)}`;
}

function isWithin(pointer: string, base: string): boolean {
  return pointer === base || pointer.startsWith(`${base}/`);
}
