import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { addDays } from '#engine';
import { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import { fireTimers } from '../../runtime/jobs/drain-events.ts';
import { fireDueTimers } from '../../runtime/jobs/fire-due-timers.ts';
import { TODAY } from './accounts.ts';
import { type Enrolled, enrolled, publishedStrategy, STRATEGY, store } from './enrolled.ts';
import { type Bench, inTurns, type Side, timesAsFast } from './harness.ts';
import { anInstallation, type Installation, keeping } from './installation.ts';

const TIMERS = 5000;
/** Agenda takes so long for each that it gets fewer, and its time is scaled. */
const AGENDA_TIMERS = 300;
const REPETITIONS = 3;
const JOB = 'timer';

const OURS = 'due timers fired';
const AGENDA = 'Agenda, a job per timer that takes the same step';
const EMPTY = 'Agenda, a job per timer that does nothing';

export const timers: Bench = {
  name: 'timers',
  dataset: `${TIMERS.toLocaleString('en-US')} accounts on ${STRATEGY} whose day-5 timer is due: each reacts, asks for its email and writes its line; ${AGENDA_TIMERS} of them by Agenda, scaled`,
  async run() {
    const installation = await anInstallation('09:00');
    const strategy = await publishedStrategy(installation);
    const random = new SeededRandom(40);
    const since = { on: addDays(TODAY, -4), time: '00:30' };
    const all = Array.from({ length: TIMERS }, (_, index) => enrolled(index, random, installation.world, strategy, since));
    await store(installation, all);
    const restore = await keeping(installation, ['accounts', 'enrollments', 'effects', 'timeline']);
    const { runtime, world } = installation;
    const some = all.slice(0, AGENDA_TIMERS);
    const result = (): Promise<object> => written(installation, some);
    const ours: Side = { name: OURS, pieces: TIMERS, prepare: restore, run: () => fireDueTimers(runtime, world), result };
    const sameStep = jobPerTimer(installation, AGENDA, some, (id) => fireTimers(runtime, world, id));
    const nothing = jobPerTimer(installation, EMPTY, some, async () => undefined);
    const sides: Side[] = [
      ours,
      { ...sameStep, prepare: () => restore().then(sameStep.prepare), result },
      // What a job that does nothing leaves behind is brought to the end by the product before it is compared.
      { ...nothing, prepare: () => restore().then(nothing.prepare), result: () => fireDueTimers(runtime, world).then(result) },
    ];
    const timings = await inTurns(sides, REPETITIONS);
    return [timesAsFast(timings, OURS, OURS, AGENDA, { least: 20 }), timesAsFast(timings, OURS, OURS, EMPTY)];
  },
};

/** What firing has written about some of the accounts; `order` is the wall clock and left out. */
async function written({ collections }: Installation, some: readonly Enrolled[]): Promise<object> {
  const ids = { $in: some.map(({ account }) => account._id) };
  return {
    accounts: await collections.accounts.find({ _id: ids }, { sort: { _id: 1 } }).toArray(),
    enrollments: await collections.enrollments.find({ accountId: ids }, { sort: { _id: 1 } }).toArray(),
    effects: await collections.effects.find({ accountId: ids }, { sort: { _id: 1 } }).toArray(),
    timeline: await collections.timeline.find({ chain: ids }, { sort: { _id: 1 }, projection: { order: 0 } }).toArray(),
  };
}

/** Agenda set up to be quick: many jobs at once, bounded locking, a look every tenth of a second. */
function jobPerTimer(
  { runtime }: Installation,
  name: string,
  all: readonly Enrolled[],
  work: (enrollmentId: string) => Promise<unknown>,
): Pick<Side, 'name' | 'pieces' | 'run'> & { prepare(): Promise<void> } {
  let agenda: Agenda;
  return {
    name,
    pieces: all.length,
    async prepare() {
      await runtime.store.db.collection('agendaJobs').deleteMany({});
      const backend = new MongoBackend({ mongo: runtime.store.db });
      agenda = new Agenda({ backend, processEvery: 100, defaultConcurrency: 20, maxConcurrency: 20, defaultLockLimit: 50 });
      agenda.define<{ id: string }>(JOB, (job) => work(job.attrs.data.id).then(() => undefined));
      await agenda.ready;
      const due = new Date(Date.now() - 60_000);
      await Promise.all(all.map(({ enrollment }) => agenda.create(JOB, { id: enrollment._id }).schedule(due).save()));
    },
    async run() {
      let left = all.length;
      const done = new Promise<void>((resolve, reject) => {
        agenda.on('fail', reject);
        agenda.on('success', () => {
          left -= 1;
          if (left === 0) resolve();
        });
      });
      await agenda.start();
      await done;
      await agenda.stop();
    },
  };
}
