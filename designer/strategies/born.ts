import { type Calendar, type EffectCall, InvariantError, type Strategy, type Timer } from '#engine';
import { applyOperation } from '../document/apply.ts';
import { freshName } from '../document/fresh-name.ts';
import type { JsonObject } from '../document/json.ts';
import { printJson } from '../document/print-json.ts';
import { waitDays } from '../schedule/standing-defaults.ts';
import { addAllStanding } from '../schedule/standing-edits.ts';
import { nameFor } from '../schedule/step-names.ts';
import { timerName } from '../schedule/timer-names.ts';
import type { BornAction, BornForm, BornStep } from './born-form.ts';
import { leadDays } from './born-form.ts';
import { bornTests } from './born-tests.ts';

/** A step of the schedule with the names it has in the machine. */
export interface Rung {
  readonly step: BornStep;
  readonly name: string;
  readonly timer: string;
  readonly entry: readonly EffectCall[];
}

/**
 * The text of a strategy that does what the form says, with its way out on settlement, its answers to promises,
 * disputes, holds and returned messages, and tests that reach all of it. `calendar` is the one the form names.
 */
export function bornText(form: BornForm, calendar: Calendar | undefined): string {
  return printJson(born(form, calendar) as unknown as JsonObject);
}

export function born(form: BornForm, calendar: Calendar | undefined): Strategy {
  const rungs = rungsOf(form);
  const ladder = ladderAlone(form, rungs) as unknown as JsonObject;
  const standing = addAllStanding(ladder);
  const made = standing.ok ? applyOperation(ladder, standing.operation) : standing;
  if (!made.ok) throw new InvariantError(`a ladder of the form takes all standing rules: ${made.refusal}`);
  return { ...(made.value as unknown as Strategy), tests: bornTests(form, rungs, calendar) };
}

/** The steps by themselves, before anything is said about payments, promises, disputes and holds. */
function ladderAlone(form: BornForm, rungs: readonly Rung[]): Strategy {
  const lead = leadDays(form);
  return {
    kind: 'strategy',
    id: form.id,
    name: form.name,
    subject: form.subject,
    ...(form.description === '' ? {} : { description: form.description }),
    ...(lead === undefined ? {} : { startsBefore: `P${lead}D` }),
    promises: { grace: 'P2D', keptAtPercent: 95, longest: 'P21D' },
    timers: {
      ...Object.fromEntries(rungs.map(({ step, timer }) => [timer, timerOf(step, form)])),
      ...(form.leadAfter === undefined ? {} : { unanswered: waitDays(form.leadAfter, form.calendar) }),
    },
    rules: {},
    machine: { id: form.id, initial: 'chasing', on: {}, states: { chasing: { initial: 'watching', states: ladderOf(form, rungs) } } },
  };
}

function rungsOf(form: BornForm): Rung[] {
  const names = new Set(['watching', 'escalated']);
  return form.steps
    .toSorted((a, b) => a.day - b.day)
    .map((step) => {
      const entry = step.actions.map(effectOf);
      const name = freshName(nameFor(entry), names);
      names.add(name);
      return { step, name, timer: timerName(timerOf(step, form)), entry };
    });
}

function effectOf(action: BornAction): EffectCall {
  switch (action.kind) {
    case 'message':
      return { type: 'notice.send', params: { channel: action.channel, template: action.template } };
    case 'call':
      return { type: 'task.create', params: { kind: 'call', dueIn: 'P2D' } };
    case 'lead':
      return { type: 'escalate', params: { to: 'lead', reason: 'Not settled by the schedule' } };
  }
}

function timerOf({ day }: BornStep, form: BornForm): Timer {
  const due = form.subject === 'invoice' ? 'invoice.dueOn' : day < 0 ? 'account.nextDueOn' : 'account.oldestDueOn';
  const offset = day < 0 ? `-P${-day}D` : `P${day}D`;
  return { anchor: due, offset, at: '09:00', ...(form.calendar === undefined ? {} : { calendar: form.calendar }) };
}

type States = NonNullable<Strategy['machine']['states']>;

/** One step after the other; whoever comes once something is past due leaves out what comes before it. */
function ladderOf(form: BornForm, rungs: readonly Rung[]): States {
  const firstPastDue = rungs.find(({ step }) => step.day > 0);
  const [first] = rungs;
  const skips = form.subject === 'account' && first !== firstPastDue && firstPastDue ? { [firstPastDue.timer]: firstPastDue.name } : {};
  const steps = rungs.map(({ name, entry }, index): [string, States[string]] => {
    const next = rungs[index + 1];
    const onward = next ? { [next.timer]: next.name } : form.leadAfter === undefined ? undefined : { unanswered: 'escalated' };
    return [name, { entry: [...entry], ...(onward ? { after: onward } : {}) }];
  });
  return {
    watching: { tags: ['switchable'], after: { ...(first ? { [first.timer]: first.name } : {}), ...skips } },
    ...Object.fromEntries(steps),
    ...(form.leadAfter === undefined ? {} : { escalated: { entry: [effectOf({ kind: 'lead' })] } }),
  };
}
