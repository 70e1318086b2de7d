import { type Chart, nameWords } from '#engine';
import type { Note } from '../../document/layout.ts';
import type { ElementId } from './element-id.ts';

/** A line of the outline. */
export interface OutlineItem {
  readonly id: ElementId;
  readonly label: string;
  readonly children?: OutlineItem[];
}

/** Every step in its level, in the order of the document, and the notes after them. */
export function outlineItems(chart: Chart, notes: readonly Note[], noteWords: (text: string) => string): OutlineItem[] {
  const itemOf = (path: string): OutlineItem => {
    const state = chart.states.get(path);
    const children = (state?.children ?? []).map(itemOf);
    const label = nameWords(state?.key ?? path);
    return { id: `step:${path}`, label, ...(children.length > 0 ? { children } : {}) };
  };
  const steps = (chart.states.get('')?.children ?? []).map(itemOf);
  return [...steps, ...notes.map((note) => ({ id: `note:${note.id}`, label: noteWords(note.text.slice(0, 60)) }))];
}
