import { type AnswerOf, type LocalDate, toInstant } from '#engine';
import { startAdvance } from '../../runtime/store/settings.ts';
import { type Product, ZONE } from './product.ts';

/** What an account of a test is opened with; everything has a usual value. */
export interface Opening {
  readonly name?: string;
  readonly email?: string | null;
  readonly zone?: string;
  readonly contactZone?: string;
  readonly emailConsent?: boolean;
  readonly ownerId?: string;
  readonly kind?: 'business' | 'person';
  readonly parentId?: string;
  readonly unitId?: string;
  readonly tags?: string[];
  readonly custom?: Record<string, string | number | boolean>;
}

type Detail = AnswerOf<'accounts.get'>;
type Notice = AnswerOf<'outbox.list'>['items'][number];
type Incident = AnswerOf<'incidents.list'>['items'][number];

/** An account as the people of a test see and treat it: all through the API. */
export class OpenedAccount {
  readonly id: string;
  readonly email: string;
  private readonly product: Product;

  constructor(product: Product, id: string, email: string) {
    this.product = product;
    this.id = id;
    this.email = email;
  }

  /** An invoice issued a month before it is due, as far as that is in the past. */
  async owes(amount: number, dueOn: LocalDate, number = `INV-${dueOn}-${amount}`): Promise<string> {
    const body = { number, issuedOn: '2026-01-02', dueOn, amount };
    return (await this.product.api.call('invoices.add', { params: this.params, body })).id;
  }

  async pays(amount: number, invoiceId?: string): Promise<string> {
    const invoices = invoiceId === undefined ? {} : { invoices: [{ invoiceId, amount }] };
    const { id } = await this.product.api.call('payments.post', { params: this.params, body: { amount, ...invoices } });
    await this.product.settle();
    return id;
  }

  async isCredited(amount: number, method: string): Promise<void> {
    await this.product.api.call('payments.post', { params: this.params, body: { kind: 'credit', amount, method } });
    await this.product.settle();
  }

  async promises(amount: number, dueOn: LocalDate): Promise<void> {
    await this.product.api.call('promises.make', { params: this.params, body: { amount, dueOn } });
    await this.product.settle();
  }

  async disputes(invoiceId: string, reason = 'pricing', amount?: number): Promise<string> {
    const body = { invoiceId, reason, ...(amount === undefined ? {} : { amount }) };
    const { id } = await this.product.api.call('disputes.open', { params: this.params, body });
    await this.product.settle();
    return id;
  }

  async raises(event: string): Promise<void> {
    await this.product.api.call('events.raise', { params: this.params, body: { type: `manual.${event}` } });
    await this.product.settle();
  }

  detail(): Promise<Detail> {
    return this.product.api.call('accounts.get', { params: this.params });
  }

  /** Where it stands in its strategy: `chasing.calling`, and `ended` behind it when that is over. */
  async step(): Promise<string> {
    const { step } = await this.detail();
    return step === undefined ? 'none' : [...step.states, ...(step.status === 'active' ? [] : [step.status])].join(' ');
  }

  async openTasks(): Promise<string[]> {
    return (await this.detail()).tasks.filter((task) => task.status === 'open').map((task) => task.kind);
  }

  /** Its messages in the outbox, oldest first. */
  async notices(): Promise<Notice[]> {
    const { items } = await this.product.api.call('outbox.list', { query: { accountId: this.id, limit: '200' } });
    return items.reverse();
  }

  /** `friendly-reminder held: sending is switched off …`, oldest first. */
  async outbox(): Promise<string[]> {
    return (await this.notices()).map((each) => `${each.template} ${each.status}${each.reason === undefined ? '' : `: ${each.reason}`}`);
  }

  /** Its history in words, oldest first. */
  async words(): Promise<string[]> {
    const { items } = await this.product.api.call('timeline.list', { params: this.params, query: { limit: '200' } });
    return items.map((entry) => entry.words).reverse();
  }

  async openIncidents(): Promise<Incident[]> {
    const { items } = await this.product.api.call('incidents.list', { query: { status: 'open', limit: '200' } });
    return items.filter((incident) => incident.accountId === this.id);
  }

  private get params(): { accountId: string } {
    return { accountId: this.id };
  }
}

let opened = 0;

/** Opens an account with one contact. */
export async function openAccount(product: Product, opening: Opening = {}): Promise<OpenedAccount> {
  opened += 1;
  const { name = `Account ${opened}`, email, contactZone, emailConsent, ...rest } = opening;
  const address = email === null ? undefined : (email ?? `dana${opened}@example.test`);
  const contact = {
    name: 'Dana Whitfield',
    ...(address === undefined ? {} : { email: address }),
    ...(contactZone === undefined ? {} : { zone: contactZone }),
    ...(emailConsent === undefined ? {} : { emailConsent }),
  };
  const body = { name, currency: 'USD', ownerId: 'collector', ...rest, contacts: [contact] };
  const { id } = await product.api.call('accounts.create', { body });
  return new OpenedAccount(product, id, address ?? '');
}

/** Walks the sandbox clock to a moment within a day, `2026-02-10 09:30` New York time. */
export async function advanceTo(product: Product, when: string): Promise<void> {
  const [on = '', time = ''] = when.split(' ');
  await product.settle();
  await startAdvance(product.runtime.store, toInstant(on, time, ZONE), 'test');
  await product.composed.scheduler.resumeClock();
  await until(async () => (await product.api.call('clock.get')).target === undefined, 'the clock has arrived');
}

/** Waits until what was to be looked at at once has been; in a sandbox nothing else is waited for so. */
export async function dueLookedAt(product: Pick<Product, 'runtime' | 'settle'>): Promise<void> {
  const jobs = product.runtime.store.db.collection('agendaJobs');
  await until(async () => (await jobs.countDocuments({ name: 'wake' })) === 0, 'what is due is looked at');
  await product.settle();
}

/** Waits for something that happens by itself; says what has not when it takes too long. */
export async function until(holds: () => Promise<boolean>, what: string, patienceMs = 90_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
