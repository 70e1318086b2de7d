import { addDays } from '#engine';
import { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import { drainEvents } from '../../runtime/jobs/drain-events.ts';
import { OneAtATime } from '../../runtime/jobs/one-at-a-time.ts';
import { type Collections, rememberCollections } from '../../runtime/store/collections.ts';
import type { InboxDocument } from '../../runtime/store/flow-documents.ts';
import { TODAY } from './accounts.ts';
import { type Enrolled, enrolled, publishedStrategy, STRATEGY, store } from './enrolled.ts';
import { type Bench, inTurns, type Side, timesAsLong } from './harness.ts';
import { anInstallation, type Installation, keeping } from './installation.ts';

const EVENTS = 1000;
const LANES = 8;
const REPETITIONS = 3;
const WRITTEN = ['accounts', 'enrollments', 'inbox', 'effects', 'timeline'] as const;

const OURS = 'event through the durable step';
const BARE = 'the same writes, no logic';

export const durableStep: Bench = {
  name: 'durable-step',
  dataset: `${EVENTS.toLocaleString('en-US')} accounts on ${STRATEGY}, a promise.made for each: guard judged twice and explained, state changed, line written; ${LANES} at once`,
  async run() {
    const installation = await anInstallation('09:00');
    const strategy = await publishedStrategy(installation);
    const random = new SeededRandom(50);
    const all = Array.from({ length: EVENTS }, (_, index) =>
      enrolled(index, random, installation.world, strategy, { on: TODAY, time: '09:00' }),
    );
    await store(installation, all);
    await installation.collections.inbox.insertMany(all.map(promiseMade));
    const restore = await keeping(installation, WRITTEN);
    const writes = await recorded(installation, all);
    const result = (): Promise<object> => written(installation);
    const sides: Side[] = [
      { name: OURS, pieces: EVENTS, prepare: restore, run: () => drain(installation, all, LANES), result },
      { name: BARE, pieces: EVENTS, prepare: restore, run: () => replay(installation, writes), result },
    ];
    await restore();
    return [timesAsLong(await inTurns(sides, REPETITIONS), OURS, OURS, BARE)];
  },
};

function promiseMade({ account, enrollment }: Enrolled): InboxDocument {
  return {
    _id: `promise~${enrollment._id}`,
    enrollmentId: enrollment._id,
    accountId: account._id,
    seq: 1,
    type: 'promise.made',
    payload: { amount: account.standing.openAmount, dueOn: addDays(TODAY, 5), coveragePercent: 100 },
    at: enrollment.startedAt,
    status: 'pending',
    attempts: 0,
  };
}

async function drain({ runtime, world }: Installation, all: readonly Enrolled[], lanes: number): Promise<void> {
  const ids = all.map(({ enrollment }) => enrollment._id);
  await new OneAtATime(lanes).forEach(ids, (id) => drainEvents(runtime, world, id));
}

/** A write as the driver was asked for it. */
interface Write {
  readonly collection: keyof Collections;
  readonly method: WriteMethod;
  readonly parameters: readonly unknown[];
}

const writeMethods = ['insertOne', 'insertMany', 'updateOne', 'updateMany', 'findOneAndUpdate', 'bulkWrite'] as const;
type WriteMethod = (typeof writeMethods)[number];
type Writer = Readonly<Record<WriteMethod, (...parameters: unknown[]) => Promise<unknown>>>;

/** Drains the events one by one and notes what is written for each, in its order. */
async function recorded(installation: Installation, all: readonly Enrolled[]): Promise<Write[][]> {
  const { runtime, collections } = installation;
  let current: Write[] = [];
  const noting = Object.fromEntries(
    Object.entries(collections).map(([name, collection]) => [
      name,
      noted(collection, (method, parameters) => current.push({ collection: name as keyof Collections, method, parameters })),
    ]),
  );
  const writes: Write[][] = [];
  rememberCollections(runtime.store, noting as unknown as Collections);
  try {
    for (const each of all) {
      current = [];
      await drain(installation, [each], 1);
      writes.push(current);
    }
  } finally {
    rememberCollections(runtime.store, collections);
  }
  return writes;
}

function noted(collection: object, note: (method: WriteMethod, parameters: readonly unknown[]) => void): object {
  return new Proxy(collection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const method = writeMethods.find((each) => each === name);
      return (...parameters: unknown[]) => {
        // The driver adds to what it is given.
        if (method) note(method, structuredClone(parameters));
        return value.apply(target, parameters);
      };
    },
  });
}

/** The writes of each event in their order, as many events at once as the product takes. */
async function replay({ collections }: Installation, writes: readonly Write[][]): Promise<void> {
  const queue = [...writes];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift())
      for (const { collection, method, parameters } of next) await (collections[collection] as unknown as Writer)[method](...parameters);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Everything the events have changed; moments of the wall clock are left out. */
async function written({ runtime }: Installation): Promise<object> {
  const { db } = runtime.store;
  const read = (name: string) =>
    db
      .collection(name)
      .find({}, { sort: { _id: 1 }, projection: { order: 0, doneAt: 0 } })
      .toArray();
  return Object.fromEntries(await Promise.all(WRITTEN.map(async (name) => [name, await read(name)])));
}
