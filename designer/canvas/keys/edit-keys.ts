import type { Point } from '../../document/layout.ts';
import type { EditBase } from '../acts/edit-base.ts';
import { GRID } from '../arrange/guides.ts';
import type { ElementId } from '../graph/element-id.ts';
import type { MenuAct } from '../menu/menu-entries.ts';

interface EditKeys {
  readonly base: EditBase;
  run(act: MenuAct): void;
  nudge(by: Point): void;
  menu(): void;
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Keys that change the flow; true when the key was one of them. */
export function editKey(event: KeyboardEvent, on: ElementId | undefined, keys: EditKeys): boolean {
  const { base, run, nudge, menu } = keys;
  const { stage } = base;
  const { key } = event;
  if ((event.shiftKey && key === 'F10') || key === 'ContextMenu') {
    take(stage, on);
    menu();
    return true;
  }
  const arrow = arrows[key];
  if (event.altKey) {
    if (!arrow || on === undefined) return false;
    take(stage, on);
    const far = event.shiftKey ? 5 : 1;
    nudge({ x: arrow.x * GRID * far, y: arrow.y * GRID * far });
    return true;
  }
  if (event.ctrlKey || event.metaKey) {
    const act = withControl(key.toLowerCase(), event.shiftKey);
    if (!act) return false;
    if (act !== 'selectAll') take(stage, on);
    run(act);
    return true;
  }
  const act = alone(key, on);
  if (!act) return false;
  take(stage, on);
  run(act);
  return true;
}

/** What keys do is done with what is chosen; where the keyboard is counts when it is not among that. */
function take(stage: EditBase['stage'], on: ElementId | undefined): void {
  if (on !== undefined && !stage.chosen.includes(on)) stage.choose([on]);
}

function withControl(key: string, shift: boolean): MenuAct | undefined {
  switch (key) {
    case 'a':
      return 'selectAll';
    case 'd':
      return 'duplicate';
    case 'g':
      return shift ? 'ungroup' : 'group';
    default:
      return undefined;
  }
}

function alone(key: string, on: ElementId | undefined): MenuAct | undefined {
  const onWay = on?.startsWith('path:') === true;
  switch (key) {
    case 'Delete':
    case 'Backspace':
      return 'remove';
    case 'c':
    case 'C':
      return onWay ? 'retarget' : 'connect';
    case 'i':
    case 'I':
      return on === undefined ? 'addStep' : 'addAfter';
    case '[':
      return onWay ? 'earlier' : undefined;
    case ']':
      return onWay ? 'later' : undefined;
    case 'F2':
      return 'open';
    case 'Enter':
      return on?.startsWith('note:') ? 'write' : undefined;
    default:
      return undefined;
  }
}
