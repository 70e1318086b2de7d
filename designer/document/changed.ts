import { unreachable } from '#engine';
import { changeFlow } from './flow-draft.ts';
import type { JsonObject } from './json.ts';
import type { Operation } from './operation.ts';
import { addState } from './operations/add-state.ts';
import { addTransition } from './operations/add-transition.ts';
import { changeField } from './operations/change-field.ts';
import { changeNotes } from './operations/change-notes.ts';
import { groupStates } from './operations/group-states.ts';
import { insertState } from './operations/insert-state.ts';
import { place } from './operations/move-layout.ts';
import { moveStates } from './operations/move-states.ts';
import { moveTransition, retriggerTransition } from './operations/order-transitions.ts';
import { pasteFragment } from './operations/paste-fragment.ts';
import { removeStates } from './operations/remove-states.ts';
import { removeTransitions } from './operations/remove-transitions.ts';
import { renameRule } from './operations/rename-rule.ts';
import { renameState } from './operations/rename-state.ts';
import { renameTimer } from './operations/rename-timer.ts';
import { retargetTransition } from './operations/retarget-transition.ts';
import { setInitial } from './operations/set-initial.ts';
import { ungroupState } from './operations/ungroup-state.ts';
import { restoreParts } from './restore.ts';

/** The document after an operation; throws `Refused` when it cannot be done. */
export function changed(value: JsonObject, operation: Operation): JsonObject {
  switch (operation.op) {
    case 'field.set':
    case 'list.insert':
    case 'list.remove':
    case 'list.move':
      return changeField(value, operation);
    case 'state.add':
      return changeFlow(value, (flow) => addState(flow, operation));
    case 'states.remove':
      return changeFlow(value, (flow, chart) => removeStates(flow, chart, operation));
    case 'state.rename':
      return changeFlow(value, (flow, chart) => renameState(flow, chart, operation));
    case 'states.move':
      return changeFlow(value, (flow, chart) => moveStates(flow, chart, operation));
    case 'states.group':
      return changeFlow(value, (flow, chart) => groupStates(flow, chart, operation));
    case 'state.ungroup':
      return changeFlow(value, (flow, chart) => ungroupState(flow, chart, operation));
    case 'state.initial':
      return changeFlow(value, (flow) => setInitial(flow, operation));
    case 'state.insert':
      return changeFlow(value, (flow, chart) => insertState(flow, chart, operation));
    case 'transition.add':
      return changeFlow(value, (flow, chart) => addTransition(flow, chart, operation));
    case 'transition.retarget':
      return changeFlow(value, (flow, chart) => retargetTransition(flow, chart, operation));
    case 'transition.trigger':
      return changeFlow(value, (flow, chart) => retriggerTransition(flow, chart, operation));
    case 'transition.move':
      return changeFlow(value, (flow) => moveTransition(flow, operation));
    case 'transitions.remove':
      return changeFlow(value, (flow, chart) => removeTransitions(flow, chart, operation.refs));
    case 'timer.rename':
      return changeFlow(value, (flow) => renameTimer(flow, operation));
    case 'rule.rename':
      return changeFlow(value, (flow) => renameRule(flow, operation));
    case 'fragment.paste':
      return changeFlow(value, (flow, chart) => pasteFragment(flow, chart, operation));
    case 'layout.move':
      return changeFlow(value, (flow) => place(flow, operation.positions));
    case 'layout.apply':
      return changeFlow(value, (flow) => place(flow, operation.positions, { keepPinned: true }));
    case 'layout.note.add':
    case 'layout.note.set':
    case 'layout.note.remove':
      return changeFlow(value, (flow) => changeNotes(flow, operation));
    case 'document.replace':
      return operation.value;
    case 'restore':
      return restoreParts(value, operation.parts);
    case 'batch':
      return operation.operations.reduce(changed, value);
    default:
      return unreachable(operation);
  }
}
