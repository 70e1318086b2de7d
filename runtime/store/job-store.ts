import type { Store } from './store.ts';

/** Agenda's own collection gets the index it lacks: one wake for one moment, however many processes ask for it. */
export async function prepareJobs(store: Store): Promise<void> {
  await store.db
    .collection('agendaJobs')
    .createIndex({ name: 1, 'data.moment': 1 }, { unique: true, partialFilterExpression: { name: 'wake' }, name: 'one_wake_per_moment' });
}
