import { aProduct, type Product } from '../support/product.ts';
import type { SignedIn } from '../support/sign-in.ts';
import { signIn } from '../support/sign-in.ts';
import { type Bench, figure, ResultsDiffer, type Row } from './harness.ts';

const COLLECTORS = 20;
const ACCOUNTS = 500;
const POOL = 'collections';
const PASSWORD = 'a password of theirs';

export const claim: Bench = {
  name: 'claim',
  dataset: `${COLLECTORS} collectors who claim the same account of a pool at the same moment, ${ACCOUNTS} accounts one after the other`,
  async run() {
    const product = await aProduct({ clock: '2026-02-10', segment: 'nobody' });
    try {
      const people = await collectors(product);
      const accounts = await accountsOfPool(product);
      return [await measured(product, people, accounts)];
    } finally {
      await product.stop();
    }
  },
};

async function measured({ runtime }: Product, people: readonly SignedIn[], accounts: readonly string[]): Promise<Row> {
  const times: number[] = [];
  let tries = 0;
  for (const accountId of accounts) {
    const begin = process.hrtime.bigint();
    const answers = await Promise.all(people.map((each) => each.post(`/work/${accountId}/claim`, {})));
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
    tries += answers.length;
    const won = answers.filter(({ status }) => status < 300).length;
    const lost = answers.filter(({ status }) => status === 409).length;
    if (won !== 1 || won + lost !== answers.length)
      throw new ResultsDiffer(`${accountId}: ${won} won, answers were ${answers.map(({ status }) => status).join(' ')}`);
  }
  const held = await runtime.store.db.collection('tasks').distinct('accountId', { assigneeId: { $exists: true } });
  if (held.length !== accounts.length) throw new ResultsDiffer(`${held.length} accounts are held`);
  times.sort((a, b) => a - b);
  return {
    work: `${tries.toLocaleString('en-US')} claims, ${people.length} at once`,
    against: 'exactly one wins each',
    ratio: '0 double claims',
    note: `all ${people.length} answered: median ${figure(times[times.length / 2] ?? 0)} ms`,
    target: '0',
    met: true,
  };
}

async function collectors({ api, url }: Product): Promise<SignedIn[]> {
  const people: SignedIn[] = [];
  for (let nth = 0; nth < COLLECTORS; nth += 1) {
    const email = `collector${nth}@example.test`;
    await api.call('users.add', { body: { name: `Collector ${nth}`, email, password: PASSWORD, role: 'collector' } });
    people.push(await signIn(url, email, PASSWORD));
  }
  return people;
}

async function accountsOfPool({ api }: Product): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < ACCOUNTS; nth += 1) {
    const { id } = await api.call('accounts.create', { body: { name: `Account ${nth}`, currency: 'USD', contacts: [] } });
    const body = { kind: 'follow-up', title: 'Ring them', on: '2026-02-10', pool: POOL } as const;
    await api.call('tasks.add', { params: { accountId: id }, body });
    ids.push(id);
  }
  return ids;
}
