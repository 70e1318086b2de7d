import { fieldFacts, fieldFault, type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { setFields } from '../store/account-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/** Values for fields of one's own by id; null empties a field. Money is minor units of the account's currency. */
export type FieldValues = Readonly<Record<string, string | number | boolean | null>>;

export interface FieldChange {
  readonly id: string;
  readonly account: AccountDocument;
  readonly values: FieldValues;
  readonly actor: Actor;
  /** The source that says so, as people know it. */
  readonly source?: string;
}

/**
 * Refuses the first value a field of today cannot hold; `at` leads to the values. Values for fields nobody has
 * defined are kept for a definition that may come, or refused; emptying is always allowed.
 */
export function refuseUnfit(world: World, values: FieldValues, at: string, unknown: 'kept' | 'refused'): Outcome<never> | undefined {
  const facts = fieldFacts(world.published.registry.catalog);
  for (const [id, value] of Object.entries(values)) {
    const fact = facts.get(id);
    if (value === null || (!fact && unknown === 'kept')) continue;
    if (!fact) return refused('request.invalid', 'there is no such field', `${at}/${id}`);
    const fault = fieldFault(fact, value);
    if (fault !== undefined) return refused('request.invalid', `${fact.label}: “${value}” ${fault}`, `${at}/${id}`);
  }
  return undefined;
}

/**
 * Writes what differs of an account's own fields, into its timeline too, and tells its enrollments that data
 * changed; false when nothing differs. The values must fit their fields.
 */
export async function noteFields(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { id, account, values, actor, source }: FieldChange,
  transaction: Transaction,
): Promise<boolean> {
  const changed = Object.entries(values).filter(([field, value]) => (account.custom[field] ?? null) !== value);
  if (changed.length === 0) return false;
  const facts = fieldFacts(world.published.registry.catalog);
  await setFields(
    runtime.store,
    account._id,
    Object.fromEntries(changed),
    // An account nobody chases yet is looked at at once, not only at night.
    account.step?.status === 'active' ? undefined : world.now,
    transaction,
  );
  const names = changed.map(([field]) => facts.get(field)?.label ?? field).join(', ');
  const isPersonal = ([field]: readonly [string, unknown]): boolean => facts.get(field)?.personal ?? true;
  const personal = Object.fromEntries(changed.filter(isPersonal));
  await appendEntries(
    runtime.store,
    [
      {
        key: `${id}:fields`,
        chain: account._id,
        at: world.now,
        type: 'fields.noted',
        data: {
          names,
          ...(source === undefined ? {} : { source }),
          values: Object.fromEntries(changed.filter((each) => !isPersonal(each))),
        },
        ...(Object.keys(personal).length > 0 ? { personal: { personalValues: personal } } : {}),
        by: actor.kind === 'system' ? undefined : actor.id,
      },
    ],
    transaction,
  );
  await tellEnrollments(runtime, account, { id, at: world.now, events: [{ type: 'facts.changed', payload: {} }], actor }, transaction);
  return true;
}
