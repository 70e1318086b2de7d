import { openIncident } from '../../store/incident-store.ts';
import { type Performer, text } from '../performer.ts';

export const addNote: Performer = async ({ effect }) => ({ result: 'done', line: { type: 'note', data: { text: text(effect, 'text') } } });

/** A warning is put before a person; what is only said stands in the history. */
export const raiseAlert: Performer = async ({ effect, account, runtime, world, transaction }) => {
  const reason = text(effect, 'text') ?? 'alert';
  if (text(effect, 'severity') === 'info') return { result: 'done', line: { type: 'alert.raised', data: { text: reason } } };
  await openIncident(
    runtime.store,
    { _id: `alert:${effect._id}`, kind: 'alert', accountId: account._id, reason, openedAt: world.now },
    transaction,
  );
  return {
    result: 'done',
    line: { type: 'alert.raised', data: { text: reason } },
    after: async () => runtime.publish([{ type: 'incident', id: effect._id, version: 1 }]),
  };
};
