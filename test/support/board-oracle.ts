import { type BoardRow, localDateAt } from '#engine';
import { type Product, ZONE } from './product.ts';

type Figures = Omit<BoardRow, 'holder' | 'name' | 'absence'>;
type Row = Readonly<Record<string, unknown>>;

/** The figures of the board, counted by hand over everything there is, without any query language. */
export async function countedBoard(product: Product, on: string, units?: readonly string[]): Promise<Map<string, Figures>> {
  const accounts = new Map((await everything(product, 'accounts')).map((row) => [row['_id'], row]));
  const mine = async (name: string): Promise<Row[]> =>
    (await everything(product, name)).filter((row) => units === undefined || units.includes(String(of(row)['unitId'])));
  const of = (row: Row): Row => accounts.get(row['accountId']) ?? {};
  const isToday = (at: unknown): boolean => typeof at === 'number' && localDateAt(at, ZONE) === on;

  const tasks = (await mine('tasks')).map((task) => ({ task, whose: holderOf(task) }));
  const open = tasks.filter(({ task }) => task['status'] === 'open');
  const late = open.filter(({ task }) => task['dueOn'] !== undefined && String(task['dueOn']) < on);
  const done = tasks.filter(({ task }) => task['status'] === 'done' && isToday(task['closedAt']) && task['assigneeId'] !== undefined);
  const calls = (await mine('calls')).filter((call) => isToday(call['at']) && call['correctedBy'] === undefined);
  const promises = (await mine('promises')).filter((promise) => promise['madeOn'] === on && isStanding(promise));
  const cash = (await mine('payments')).filter((payment) => payment['receivedOn'] === on && isCash(payment));

  const people = [
    ...calls.map((call) => call['by']),
    ...promises.map((each) => each['byUserId']),
    ...cash.map((each) => of(each)['ownerId']),
  ];
  const named = people.filter((id) => id !== undefined).map((id) => `person:${id}`);
  const words = new Set([...open.map(({ whose }) => whose), ...done.map(({ whose }) => whose), ...named]);
  const accountsIn = (list: typeof tasks, word: string): number =>
    new Set(list.filter(({ whose }) => whose === word).map(({ task }) => task['accountId'])).size;
  const count = (list: typeof tasks, word: string): number => list.filter(({ whose }) => whose === word).length;
  return new Map(
    [...words].map((word): [string, Figures] => {
      const called = calls.filter((call) => `person:${call['by']}` === word);
      return [
        word,
        {
          open: count(open, word),
          accounts: accountsIn(open, word),
          late: count(late, word),
          lateAccounts: accountsIn(late, word),
          done: count(done, word),
          calls: called.length,
          reached: called.filter((call) => call['rightPerson'] === true).length,
          promises: promises.filter((promise) => `person:${promise['byUserId']}` === word).length,
          cash: summed(cash.filter((payment) => `person:${of(payment)['ownerId']}` === word)),
        },
      ];
    }),
  );
}

function everything(product: Product, name: string): Promise<Row[]> {
  return product.runtime.store.db.collection(name).find().toArray() as Promise<Row[]>;
}

function holderOf({ assigneeId, pool }: Row): string {
  return assigneeId === undefined ? `pool:${pool}` : `person:${assigneeId}`;
}

function isStanding({ status }: Row): boolean {
  return status !== 'cancelled' && status !== 'replaced' && status !== 'asked';
}

function isCash({ kind, reversedOn }: Row): boolean {
  return kind === 'payment' && reversedOn === undefined;
}

function summed(payments: readonly Row[]): Figures['cash'] {
  const currencies = [...new Set(payments.map((payment) => String(payment['currency'])))].sort();
  return currencies.map((currency) => {
    const amounts = payments.filter((payment) => payment['currency'] === currency).map((payment) => Number(payment['amount']));
    return { amount: amounts.reduce((sum, amount) => sum + amount, 0), currency };
  });
}
