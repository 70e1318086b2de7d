import { styled } from '@mui/material/styles';
import { RichTreeView } from '@mui/x-tree-view/RichTreeView';
import { type KeyboardEvent, type SyntheticEvent, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { layoutOf } from '../document/layout.ts';
import { useChart, useFlowPlace, useFlowValue } from '../flow/flow-context.ts';
import { type OutlineItem, outlineItems } from './graph/outline-items.ts';
import { StageContext } from './state/stage-context.ts';

const Tree = styled('div')({
  height: '100%',
  overflow: 'auto',
  padding: 6,
  '& .MuiTreeItem-content': {
    minHeight: 28,
    padding: '2px 6px',
    paddingLeft: 'calc(6px + var(--TreeView-itemChildrenIndentation) * var(--TreeView-itemDepth))',
    borderRadius: 4,
    gap: 4,
  },
  '& .MuiTreeItem-label': { fontSize: 13, lineHeight: '20px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .MuiTreeItem-iconContainer': { width: 16, color: color.secondary },
  '& .MuiTreeItem-content[data-selected], & .MuiTreeItem-content.Mui-selected': { background: color.selected, color: color.primary },
  '& p': { padding: '8px 10px', color: color.secondary, fontSize: 13 },
});

/** Every step and note of the flow as a tree: the same choice and the same keys as the canvas, whatever of it is in view. */
export function Outline() {
  const { t } = useTranslation('canvas');
  const chart = useChart();
  const layout = useFlowValue((value) => value['layout']);
  const notes = useMemo(() => layoutOf(layout === undefined ? {} : { layout }).notes, [layout]);
  const { element, selected, go } = useFlowPlace();
  const stage = useContext(StageContext);
  const items = useMemo(() => outlineItems(chart, notes, (text) => t('outline.note', { text })), [chart, notes, t]);
  const all = useMemo(
    () => [...chart.states.values()].flatMap((state) => (state.children.length > 0 ? [`step:${state.path}`] : [])),
    [chart],
  );
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => all.filter((id) => !closed.has(id)), [all, closed]);
  const given = selected.length > 0 ? selected.map((path) => `step:${path}`) : element === undefined ? [] : [element];
  const chosen = stage ? [...stage.chosen] : given;

  const choose = (ids: readonly string[]): void => {
    if (stage) stage.choose(ids);
    else if (ids.length > 1) go({ selected: ids.flatMap((id) => (id.startsWith('step:') ? [id.slice(5)] : [])) });
    else go({ element: ids[0] });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = (event.target as Element).closest('[role=treeitem]')?.getAttribute('data-element') ?? undefined;
    // The arrows and Enter are the tree's; what changes the flow is the canvas's.
    const own =
      /^(Arrow|Home|End|Enter| |\*)/.test(event.key) ||
      (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !/[ci[\]]/i.test(event.key));
    if (!own && stage?.handlers.current?.key(event.nativeEvent, item)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter') stage?.open();
  };
  if (items.length === 0) return <Tree>{<p>{t('outline.empty')}</p>}</Tree>;
  return (
    <Tree onKeyDownCapture={onKeyDown}>
      <RichTreeView<OutlineItem, true>
        aria-label={t('outline.label')}
        multiSelect
        items={items as OutlineItem[]}
        selectedItems={chosen.filter((id) => !id.startsWith('path:'))}
        onSelectedItemsChange={(_event: SyntheticEvent | null, ids: string[]) => choose(ids)}
        onItemClick={(_event, id) => stage?.show(id)}
        expandedItems={open}
        onExpandedItemsChange={(_event: SyntheticEvent | null, ids: string[]) => setClosed(new Set(all.filter((id) => !ids.includes(id))))}
        expansionTrigger="iconContainer"
        itemChildrenIndentation={14}
      />
    </Tree>
  );
}
