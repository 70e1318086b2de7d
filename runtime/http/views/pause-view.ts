import type { HeldView, PauseView } from '#engine';
import { heldAction } from '../../commands/under-pause.ts';
import type { HeldCounts, HeldThing } from '../../store/held-queries.ts';
import type { PauseDocument } from '../../store/pause-documents.ts';
import { iso, known } from './wire.ts';

/** A pause with what it keeps back at this moment. */
export function pauseView(pause: PauseDocument, held: HeldCounts): PauseView {
  const { resumption } = pause;
  const { accounts, waits, actions, kinds } = held;
  return known({
    id: pause._id,
    strategyId: pause.strategyId,
    step: pause.step === '' ? undefined : pause.step,
    reason: pause.reason,
    by: { id: pause.by, name: pause.byName },
    at: iso(pause.at),
    status: pause.status,
    held: { accounts, waits, actions, kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count) },
    resumption:
      resumption &&
      known({
        decision: resumption.decision,
        by: { id: resumption.by, name: resumption.byName },
        at: iso(resumption.at),
        total: Math.max(resumption.total, waits + actions),
        left: waits + actions,
        finishedAt: resumption.finishedAt === undefined ? undefined : iso(resumption.finishedAt),
      }),
  }) as PauseView;
}

export function heldView(thing: HeldThing): HeldView {
  const shared = { id: thing._id, accountId: thing.accountId, accountName: thing.accountName, what: thing.what, dueAt: iso(thing.dueAt) };
  if (thing.what === 'wait') {
    const { pauseId, timers, at, would } = thing.note;
    const [first] = timers;
    return known({
      ...shared,
      pauseId,
      enrollmentId: thing._id,
      step: first?.state ?? '',
      timer: first?.timer,
      heldAt: iso(at),
      leadsTo: [...would.leadsTo],
      actions: [...would.actions],
    }) as HeldView;
  }
  const { effect } = thing;
  const action = heldAction(effect, effect.outbound);
  const history = effect.history as readonly { readonly at: number }[];
  return {
    ...shared,
    pauseId: effect.pauseId ?? '',
    enrollmentId: effect.enrollmentId,
    step: effect.state ?? effect.asker ?? '',
    heldAt: iso(history.at(-1)?.at ?? effect.plannedAt),
    actions: action ? [action] : [],
  };
}
