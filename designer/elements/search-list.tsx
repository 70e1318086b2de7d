import type { UseAutocompleteReturnValue } from '@mui/material/useAutocomplete';
import type { DragEvent, HTMLAttributes } from 'react';
import { SearchMarks } from './search-marks.tsx';
import type { SearchOption } from './search-option.ts';

/** What moves among the options: MUI's combobox, of which one is chosen. */
export type SearchMoves<O extends SearchOption> = UseAutocompleteReturnValue<O, false, false, false, true>;

interface SearchListProps<O extends SearchOption> {
  readonly moves: SearchMoves<O>;
  readonly id: string;
  readonly label: string;
  readonly words: readonly string[];
  readonly chosen?: string | undefined;
  /** The kind of data an option is dragged as. It is then chosen by two presses, as one begins a drag. */
  readonly dragAs?: string | undefined;
}

/** The options that were found, under their headings. */
export function SearchList<O extends SearchOption>({ moves, id, label, words, chosen, dragAs }: SearchListProps<O>) {
  const { onMouseDown: keepsFocus, 'aria-labelledby': _, ...list } = moves.getListboxProps();
  const own = { ...list, ...(dragAs === undefined ? { onMouseDown: keepsFocus } : {}), 'aria-label': label };
  return (
    <ul {...own}>
      {moves.groupedOptions.map(({ group, index, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
        <li key={group} role="group" {...(group === '' ? { 'aria-label': label } : { 'aria-labelledby': `${id}-of-${index}` })}>
          {group !== '' && (
            <div className="heading" id={`${id}-of-${index}`}>
              {group}
            </div>
          )}
          <ul role="presentation">
            {options.map((option, place) => {
              const { key, ...moving } = moves.getOptionProps({ option, index: index + place });
              return (
                <li key={option.id} {...optionProps(option, moving, dragAs)} {...{ 'aria-selected': option.id === chosen }}>
                  <Content option={option} words={words} />
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Content({ option, words }: { readonly option: SearchOption; readonly words: readonly string[] }) {
  const { label, icon, note, about, refusal } = option;
  const said = refusal ?? about;
  return (
    <>
      {icon}
      <span className="name">
        <SearchMarks text={label} words={words} />
      </span>
      {note !== undefined && <span className="note">{note}</span>}
      {said !== undefined && said !== '' && <span className="about">{said}</span>}
    </>
  );
}

/** How an option is chosen, and what it carries for the styles, the tooltip and a drag. */
function optionProps(
  { id, icon, tip, leadsOn, refusal }: SearchOption,
  { onClick, ...moving }: HTMLAttributes<HTMLLIElement>,
  dragAs: string | undefined,
): HTMLAttributes<HTMLLIElement> {
  const carried = {
    'data-option': id,
    ...(icon === undefined ? {} : { 'data-icon': '' }),
    ...(leadsOn ? { 'data-leads-on': '' } : {}),
    ...(tip === undefined ? { 'data-cut': '' } : { 'data-tip': tip }),
  };
  if (refusal !== undefined) return { ...moving, ...carried };
  if (dragAs === undefined) return { ...moving, ...carried, onClick };
  const onDragStart = (event: DragEvent): void => {
    event.dataTransfer.setData(dragAs, id);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return { ...moving, ...carried, draggable: true, onDragStart, onDoubleClick: onClick };
}
