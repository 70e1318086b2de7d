import {
  addDays,
  addInvoice,
  approvePromise,
  type Book,
  type Booking,
  cancelPromise,
  liftHold,
  localDateAt,
  type Moment,
  makePromise,
  noteInvoices,
  type Outcome,
  openDispute,
  placeHold,
  postPayment,
  refused,
  reportPayment,
  resolveDispute,
  reversePayment,
} from '#engine';
import { attachedEntry, attachWaiting } from '../../commands/attach-waiting.ts';
import { addTask } from '../../commands/new-task.ts';
import { invoiceNumberTaken } from '../../store/account-store.ts';
import { hasContact } from '../../store/contact-store.ts';
import { newId } from '../../store/new-id.ts';
import { appendEntries } from '../../store/timeline-store.ts';
import { type Handlers, visibleAccount } from '../handler.ts';
import { badDate, change, mayApprove, ownerOf, runningStrategy } from './ledger-change.ts';

export const ledgerHandlers = {
  'invoices.add': {
    async write(context, transaction) {
      const { world, body, params, runtime } = context;
      const invalid = badDate({ issuedOn: body.issuedOn, dueOn: body.dueOn });
      if (invalid) return invalid;
      const { _id: accountId } = await visibleAccount(context, params['accountId'], transaction);
      if (await invoiceNumberTaken(runtime.store, accountId, body.number, transaction)) {
        return refused('invoice.number_taken', body.number, '/number');
      }
      const id = newId('inv');
      const apply = (book: Book, moment: Moment): Outcome<Booking> =>
        body.issuedOn > moment.on
          ? refused('date.in_future', `issued on ${body.issuedOn}, today is ${moment.on}`, '/issuedOn')
          : addInvoice(book, { id, ...body }, moment, world.terms);
      return change(context, accountId, transaction, { apply }, () => ({ id }));
    },
  },
  'payments.post': {
    async write(context, transaction) {
      const { world, body, params } = context;
      const invalid = badDate({ receivedOn: body.receivedOn });
      if (invalid) return invalid;
      const id = newId('pay');
      const { invoices: named = [], kind = 'payment', receivedOn, ...rest } = body;
      // No zone is more than a day away: promises that still count money of that day are among those loaded.
      const moneyOn = receivedOn ?? addDays(localDateAt(world.now, world.settings.installation.zone), -1);
      const needs = { invoiceIds: named.map((each) => each.invoiceId), moneyOn };
      const apply = (book: Book, moment: Moment): Outcome<Booking> => {
        const outcome = postPayment(book, { id, kind, receivedOn: receivedOn ?? moment.on, named, ...rest }, moment, world.terms);
        // The engine speaks of what is named; the caller calls it invoices.
        return outcome.ok
          ? outcome
          : {
              ok: false,
              refusal: {
                ...outcome.refusal,
                ...(outcome.refusal.pointer === undefined ? {} : { pointer: outcome.refusal.pointer.replace('/named', '/invoices') }),
              },
            };
      };
      return change(context, params['accountId'], transaction, { needs, apply }, (after) => {
        const payment = after.payments.find((each) => each.id === id);
        const unapplied = payment?.unapplied ?? 0;
        return { id, applied: body.amount - unapplied, unapplied };
      });
    },
  },
  'payments.reverse': {
    async write(context, transaction) {
      const { world, body, params } = context;
      const paymentId = params['paymentId'] ?? '';
      const accountId = await ownerOf(context, 'payments', paymentId);
      const apply = (book: Book, moment: Moment): Outcome<Booking> =>
        reversePayment(book, { paymentId, reason: body.reason }, moment, world.terms);
      return change(context, accountId, transaction, { needs: { paymentIds: [paymentId] }, apply }, () => ({ id: paymentId }));
    },
  },
  'payments.report': {
    async write(context, transaction) {
      const { world, body, params } = context;
      const invalid = badDate({ paidOn: body.paidOn });
      if (invalid) return invalid;
      const id = newId('rep');
      const apply = (book: Book, moment: Moment): Outcome<Booking> => reportPayment(book, { id, ...body }, moment, world.terms);
      return change(context, params['accountId'], transaction, { apply }, () => ({ id }));
    },
  },
  'promises.make': {
    async write(context, transaction) {
      const { runtime, world, body, params, caller } = context;
      const invalid = badDate({ dueOn: body.dueOn });
      if (invalid) return invalid;
      const { replyId: mailId, ...said } = body;
      const { contactId } = said;
      const { _id: accountId } = await visibleAccount(context, params['accountId'], transaction);
      if (contactId !== undefined && !(await hasContact(runtime.store, accountId, contactId)))
        return refused('request.invalid', 'the account has no such contact', '/contactId');
      const id = newId('prm');
      const terms = (await runningStrategy(context, accountId))?.promises ?? {};
      const by = caller.actor.kind === 'user' ? { byUserId: caller.actor.id } : {};
      const apply = (book: Book, moment: Moment): Outcome<Booking> =>
        makePromise(book, { id, ...said, ...by, mayApprove: mayApprove(caller) }, terms, moment, world.terms);
      const needs = { invoiceIds: said.invoiceIds ?? [], earlierPromises: true };
      return change(context, accountId, transaction, { needs, apply, closes: { mailId, outcome: 'promise' } }, ({ promises }) => ({
        id,
        waits: promises.some((promise) => promise.id === id && promise.status === 'asked'),
      }));
    },
  },
  'promises.approve': {
    async write(context, transaction) {
      const { world, params } = context;
      const promiseId = params['promiseId'] ?? '';
      const accountId = await ownerOf(context, 'promises', promiseId);
      const apply = (book: Book, moment: Moment): Outcome<Booking> => approvePromise(book, promiseId, moment, world.terms);
      return change(context, accountId, transaction, { needs: { promiseId }, apply }, () => ({ id: promiseId }));
    },
  },
  'promises.cancel': {
    async write(context, transaction) {
      const { world, params, body } = context;
      const promiseId = params['promiseId'] ?? '';
      const accountId = await ownerOf(context, 'promises', promiseId);
      const apply = (book: Book, moment: Moment): Outcome<Booking> => cancelPromise(book, promiseId, moment, world.terms);
      return change(context, accountId, transaction, { needs: { promiseId }, apply, ...noteOf(body.note) }, () => ({
        id: promiseId,
      }));
    },
  },
  'invoices.note': {
    async write(context, transaction) {
      const { runtime, world, body, params, caller, changeId } = context;
      const invalid = badDate({ expectedOn: body.expectedOn });
      if (invalid) return invalid;
      const { replyId: mailId, ...said } = body;
      const by = caller.actor.kind === 'user' ? caller.actor.id : undefined;
      const apply = (book: Book, moment: Moment): Outcome<Booking> => noteInvoices(book, { ...said, by }, moment, world.terms);
      const account = await visibleAccount(context, params['accountId'], transaction);
      const closes = { mailId, outcome: 'invoice-status' };
      const outcome = await change(context, account._id, transaction, { needs: { invoiceIds: body.invoiceIds }, apply, closes }, (after) =>
        after.invoices.filter((each) => body.invoiceIds.includes(each.id)).map((each) => each.number),
      );
      if (!outcome.ok) return outcome;
      if (body.status !== 'not-received') return { ok: true, value: {} };
      const title = `Send a copy of ${outcome.value.join(', ')}`.slice(0, 200);
      const dueOn = localDateAt(world.now, account.zone);
      const task = { key: `${changeId}:copy`, kind: 'send-copy', title, reason: 'the invoice was not received', dueOn, by };
      return { ok: true, value: { taskId: await addTask(runtime, world, account, task, transaction) } };
    },
  },
  'disputes.open': {
    // Its resolution path is begun by what looks for what is due, at once and not in a minute.
    after: async ({ scheduler }) => scheduler.wakeNow(),
    async write(context, transaction) {
      const { runtime, world, caller, params } = context;
      const { attachmentIds: ids, replyId: mailId, ...said } = context.body;
      const id = newId('dsp');
      const apply = (book: Book, moment: Moment): Outcome<Booking> => openDispute(book, { id, ...said }, moment, world.terms);
      const parts = { needs: { invoiceIds: [said.invoiceId] }, apply, closes: { mailId, outcome: 'dispute' }, ...noteOf(said.note) };
      const opened = await change(context, params['accountId'], transaction, parts, (after) =>
        after.invoices.find((each) => each.id === said.invoiceId),
      );
      if (!opened.ok) return opened;
      const of = { place: 'dispute', id, number: opened.value?.number ?? '' } as const;
      const form = { accountId: params['accountId'] ?? '', ids, of, at: world.now, actor: caller.actor };
      const attached = await attachWaiting(runtime, form, transaction);
      if (!attached.ok) return attached;
      await appendEntries(runtime.store, attached.value.map(attachedEntry), transaction);
      return { ok: true, value: { id } };
    },
  },
  'disputes.resolve': {
    async write(context, transaction) {
      const { world, body, params } = context;
      const disputeId = params['disputeId'] ?? '';
      const accountId = await ownerOf(context, 'disputes', disputeId);
      const apply = (book: Book, moment: Moment): Outcome<Booking> => resolveDispute(book, { disputeId, ...body }, moment, world.terms);
      return change(context, accountId, transaction, { needs: { disputeId }, apply, ...noteOf(body.note) }, () => ({
        id: disputeId,
      }));
    },
  },
  'holds.place': {
    async write(context, transaction) {
      const { world, body, params } = context;
      const invalid = badDate({ untilOn: body.untilOn });
      if (invalid) return invalid;
      const id = newId('hld');
      const apply = (book: Book, moment: Moment): Outcome<Booking> => placeHold(book, { id, ...body }, moment, world.terms);
      return change(context, params['accountId'], transaction, { needs: { invoiceIds: body.invoiceIds ?? [] }, apply }, () => ({
        id,
      }));
    },
  },
  'holds.lift': {
    async write(context, transaction) {
      const { world, params } = context;
      const holdId = params['holdId'] ?? '';
      const accountId = await ownerOf(context, 'holds', holdId);
      const apply = (book: Book, moment: Moment): Outcome<Booking> => liftHold(book, holdId, moment, world.terms);
      return change(context, accountId, transaction, { needs: { holdId }, apply }, () => ({ id: holdId }));
    },
  },
} satisfies Partial<Handlers>;

/** Free text of people is kept apart from what the chain seals. */
function noteOf(note: string | undefined): { personal?: { note: string } } {
  return note === undefined ? {} : { personal: { note } };
}
