import { addDays, isLocalDate, localDateAt, parseDuration, refused, toInstant } from '#engine';
import { startAdvance } from '../../store/settings.ts';
import { ADMIN_CHAIN, appendEntries } from '../../store/timeline-store.ts';
import type { Handlers } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { clockView } from '../views/clock-view.ts';

/** Days; a slip of the finger must not walk for centuries. */
const LONGEST_WALK = 3653;

export const clockHandlers = {
  'clock.get': { read: async ({ world }) => clockView(world) },
  'clock.advance': {
    async write({ runtime, world, caller, body, changeId }, transaction) {
      const { clock, installation } = world.settings;
      if (clock.mode !== 'sandbox') throw problem('clock.not_sandbox', 'only the clock of a sandbox can be advanced');
      const today = localDateAt(world.now, installation.zone);
      const to = targetDay(body, today);
      if (to > addDays(today, LONGEST_WALK))
        throw problem(
          'request.invalid',
          `advance ten years at the most, to ${addDays(today, LONGEST_WALK)}`,
          body.to === undefined ? '/by' : '/to',
        );
      const target = toInstant(to, '23:59', installation.zone);
      // Later the same day is ahead; a day that is over is not.
      if (to < today || target <= world.now)
        throw problem('clock.backwards', `it is ${today} already`, body.to === undefined ? '/by' : '/to');
      if (!(await startAdvance(runtime.store, target, caller.actor.id, transaction)))
        return refused('clock.running', 'it is on its way already');
      await appendEntries(
        runtime.store,
        [{ key: changeId, chain: ADMIN_CHAIN, at: world.now, type: 'clock.advanced', data: { to }, by: caller.actor.id }],
        transaction,
      );
      return { ok: true, value: clockView({ ...world, settings: { ...world.settings, clock: { ...clock, target } } }) };
    },
    after: ({ scheduler }) => scheduler.resumeClock(),
  },
} satisfies Partial<Handlers>;

/** The day to go to: one named, or so many days on. The clock stops at its end. */
function targetDay(body: { readonly by?: string; readonly to?: string }, today: string): string {
  if ((body.by === undefined) === (body.to === undefined)) throw problem('request.invalid', 'give either "by" or "to"', '/by');
  if (body.to !== undefined) {
    if (!isLocalDate(body.to)) throw problem('date.invalid', `${body.to} does not exist`, '/to');
    return body.to;
  }
  return addDays(today, parseDuration(body.by ?? '')?.days ?? 0);
}
