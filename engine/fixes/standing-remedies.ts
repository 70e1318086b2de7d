import type { PatchPart } from '../base/json-patch.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { candidatesFor } from '../machine/chart.ts';
import type { StateConfig } from '../model/machine.ts';
import { type FixContext, freshKey, type Remedy, setIn } from './fix-context.ts';
import { stateAt } from './state-remedies.ts';

/** A step that waits beside all others, entered from anywhere, and the ways back to where the strategy begins. */
function resting(context: FixContext, { event, name, back, guard }: Rest, label: string): Remedy[] {
  const { chart, valueAt } = context;
  const root = chart?.states.get('');
  const initial = root?.config.initial;
  if (!root || initial === undefined) return [];
  const key = freshKey(name, root.config.states);
  const state: StateConfig = { on: { ...Object.fromEntries(back.map((each) => [each, initial])), ...ownEnd(context) } };
  const way = guard === undefined ? `.${key}` : { guard, target: `.${key}` };
  return [{ label, patch: [{ pointer: stateAt(key), value: state }, setIn({ valueAt }, '/machine/on', event, way)] }];
}

interface Rest {
  readonly event: string;
  readonly name: string;
  readonly back: readonly string[];
  readonly guard?: string;
}

/** Where the machine itself does not answer payment in full, the new step does. */
function ownEnd({ chart }: FixContext): StateConfig['on'] & object {
  const root = chart?.states.get('');
  if (!chart || !root || candidatesFor(root, 'account.settled').some((way) => way.guard === undefined)) return {};
  const end = [...chart.states.values()].find(({ type, parent }) => type === 'final' && parent === '');
  return end ? { 'account.settled': end.key } : {};
}

/** Only where nothing is left to ask for: the rest of the debt is chased on. */
function withRule(context: FixContext, remedies: readonly Remedy[], name: string): Remedy[] {
  const rules = (context.definition['rules'] ?? {}) as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(rules, name)) return [...remedies];
  const rule = { fact: 'account.chaseableAmount', operator: 'equal', value: 0 };
  const add: PatchPart = { pointer: '/rules', value: { ...rules, [name]: rule } };
  return remedies.map(({ label, patch }) => ({ label, patch: patch ? [add, ...patch] : undefined }));
}

/** The standing rules every strategy should have, wired as the stock strategies have them. */
export const standingRemedies: Partial<Record<DiagnosticCode, (context: FixContext) => readonly Remedy[]>> = {
  'standing.promise_missing': (context) =>
    resting(
      context,
      {
        event: 'promise.made',
        name: 'promised',
        back: ['promise.kept', 'promise.partlyKept', 'promise.broken', 'promise.cancelled'],
      },
      'Wait while a promise is open, then go on',
    ),
  'standing.dispute_missing': (context) =>
    withRule(
      context,
      resting(
        context,
        { event: 'dispute.opened', name: 'disputed', back: ['dispute.resolved'], guard: 'nothingToAsk' },
        'Rest while everything due is disputed, then go on',
      ),
      'nothingToAsk',
    ),
  'standing.hold_missing': (context) =>
    withRule(
      context,
      resting(
        context,
        { event: 'hold.placed', name: 'onHold', back: ['hold.lifted'], guard: 'nothingToAsk' },
        'Rest while everything due is on hold, then go on',
      ),
      'nothingToAsk',
    ),
  'standing.bounce_missing': ({ valueAt }) => {
    const task = { kind: 'follow-up', title: 'A message came back: find an address that works', dueIn: 'P2D', keep: true };
    const way = { actions: [{ type: 'task.create', params: task }] };
    return [{ label: 'Have somebody find another address', patch: [setIn({ valueAt }, '/machine/on', 'notice.bounced', way)] }];
  },
};
