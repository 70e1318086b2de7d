import { styled } from '@mui/material/styles';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { type Builder, BuilderContext, type EditKind, type FocusPart, type RowEdit } from './builder-context.ts';
import { ConditionLine } from './condition-line.tsx';
import type { ConditionRow } from './condition-tree.ts';
import { AddActs, GroupBox } from './group-box.tsx';
import { useRowDrag } from './row-drag.ts';
import { rowNumbers } from './row-names.ts';
import type { RuleBuilderProps } from './rule-builder.tsx';
import { rulesLeadingTo } from './rule-uses.ts';
import { addRow, changeRow, findRow, moveRow, neighborOf, removeRow, type Slot, type Tree } from './tree-edit.ts';
import { faultsByRow, placesOf } from './tree-places.ts';
import { useRowFocus } from './use-row-focus.ts';
import type { RuleTree } from './use-rule-tree.ts';

const Frame = styled('div')({
  minWidth: 0,
  fontSize: 13,
  '& > .none': { padding: '4px 0', color: color.secondary },
  '& > .foot': { display: 'flex', flexWrap: 'wrap', gap: 2, marginLeft: -8 },
});

interface RuleRowsProps extends Omit<RuleBuilderProps, 'value' | 'onChange'> {
  readonly rows: RuleTree;
  readonly onEdit: (tree: Tree, kind: EditKind, about: string | undefined) => void;
  readonly onJson: (id: string) => void;
}

const none = (): undefined => undefined;

/** The rows of a rule, and every act on them. */
export function RuleRows({ rows, onEdit, onJson, ...props }: RuleRowsProps) {
  const { catalog, currency, rules, self, pointer, faults = [], optionsOf = none, readOnly = false, onOpenRule } = props;
  const { t } = useTranslation('rules');
  const box = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(box);
  const [said, setSaid] = useState('');
  const [fresh, setFresh] = useState<string>();
  const { tree, mint } = rows;

  const numbers = useMemo(() => rowNumbers(tree), [tree]);
  const places = useMemo(() => placesOf(tree, pointer), [tree, pointer]);
  const faulty = useMemo(() => faultsByRow(tree, pointer, faults), [tree, pointer, faults]);
  const usable = useMemo(() => {
    const leading = self === undefined ? new Set<string>() : rulesLeadingTo(self, rules);
    return Object.keys(rules).filter((name) => !leading.has(name));
  }, [rules, self]);

  const nameIn = (of: Tree, id: string): string => {
    const number = (of === tree ? numbers : rowNumbers(of)).get(id) ?? '';
    if (number === '') return t('name.top');
    return t(findRow(of, id)?.kind === 'group' ? 'name.group' : 'name.condition', { number });
  };
  const edit = ({ kind, tree: next, focus: wish, about }: RowEdit): void => {
    if (wish) focus(wish.id, wish.part);
    const told = about !== undefined && findRow(next, about) ? nameIn(next, about) : '';
    if (kind === 'move') setSaid(t('said.moved', { row: told }));
    else if (kind === 'wrap') setSaid(t('said.wrapped', { row: told }));
    else if (kind === 'unwrap') setSaid(t('said.unwrapped'));
    else if (told !== '') setSaid(t('said.added', { row: told }));
    onEdit(next, kind, about ?? wish?.id);
  };
  const move = (id: string, slot: Slot): void =>
    edit({ kind: 'move', tree: moveRow(tree, id, slot), focus: { id, part: partInFocus(box.current, id) }, about: id });
  const drag = useRowDrag(tree, move);

  const builder: Builder = {
    tree,
    catalog,
    currency,
    rules,
    usable,
    optionsOf,
    isReadOnly: readOnly,
    drag,
    fresh,
    edit,
    move,
    mint,
    openRule: onOpenRule,
    openJson: onJson,
    faultsOf: (id) => faulty.get(id) ?? [],
    pointerOf: (id) => places.get(id),
    nameOf: (id) => nameIn(tree, id),
    change(row, kind, part) {
      setFresh(undefined);
      if (part) focus(row.id, part);
      onEdit(
        changeRow(tree, row.id, () => row),
        kind,
        row.id,
      );
    },
    add(kind, group) {
      const { row, first } = newRow(kind, mint);
      setFresh(first);
      edit({
        kind: 'add',
        tree: addRow(tree, row, mint, group === undefined ? undefined : { group }),
        focus: { id: first },
        about: row.id,
      });
    },
    remove(id) {
      const neighbor = neighborOf(tree, id);
      setFresh(undefined);
      focus(neighbor);
      setSaid(t('said.removed', { row: nameIn(tree, id) }));
      onEdit(removeRow(tree, id), 'remove', neighbor);
    },
  };
  return (
    <BuilderContext value={builder}>
      <Frame ref={box} role="group" aria-label={props.label ?? t('builder.label')}>
        {tree === undefined && <p className="none">{t('builder.none')}</p>}
        {tree && (tree.kind === 'group' ? <GroupBox row={tree} /> : <ConditionLine row={tree} />)}
        {tree?.kind !== 'group' && !readOnly && (
          <div className="foot">
            <AddActs />
          </div>
        )}
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </Frame>
    </BuilderContext>
  );
}

/** The part of a row that has the focus, so that it keeps it. */
function partInFocus(box: HTMLElement | null, id: string): FocusPart {
  const field = document.activeElement?.closest<HTMLElement>('[data-part]');
  const isOwn = field?.closest('[data-row]') === box?.querySelector(`[data-row="${CSS.escape(id)}"]`);
  const part = isOwn ? field?.dataset['part'] : undefined;
  return part === 'value' || part === 'operator' ? part : 'first';
}

/** A row to begin with, and the one of it that is to be written first. */
function newRow(kind: 'data' | 'group' | 'rule', mint: () => string): { readonly row: ConditionRow; readonly first: string } {
  if (kind !== 'group') {
    const id = mint();
    return { row: { kind: 'blank', of: kind, id, nots: 0 }, first: id };
  }
  const first = mint();
  return { row: { kind: 'group', id: mint(), nots: 0, join: 'any', members: [{ kind: 'blank', of: 'data', id: first, nots: 0 }] }, first };
}
