import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, agingOf, type Book, bucketOf, daysBetween, monthOf, type Payment } from '#engine';
import { type AccountStory, terms, thirties } from '../../support/account-builder.ts';
import { type Chapter, chaptersOf, lifeOfAnAccount, lived } from '../../support/book-arbitrary.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const inForce = (payment: Payment): boolean => payment.reversedOn === undefined;

function always(law: (chapter: Chapter) => void, numRuns = 400): void {
  fc.assert(
    fc.property(lifeOfAnAccount, (life) => {
      for (const chapter of chaptersOf(life)) law(chapter);
    }),
    { numRuns },
  );
}

describe('the ledger, whatever happens to an account', () => {
  it('loses and makes no money: what was applied and what was not is what was paid', () => {
    always(({ after: { book } }) => {
      for (const payment of book.payments) {
        const applied = sum(payment.applications.map((each) => each.amount));
        if (inForce(payment)) expect(applied + payment.unapplied).to.equal(payment.amount);
        else expect(payment.unapplied).to.equal(0);
        expect(payment.unapplied).to.be.at.least(0);
        expect(payment.applications.every((each) => each.amount > 0)).to.equal(true);
      }
    });
  });

  it('has of every invoice open what was not applied to it, never less than nothing', () => {
    const amended = new Set<string>();
    always(({ what, before, after: { book } }) => {
      if (before.book.invoices.length === 0) amended.clear();
      if (what.kind === 'amend') amended.add(book.invoices[what.pick % book.invoices.length]?.id ?? '');
      for (const invoice of book.invoices) {
        const paid = sum(applicationsTo(book, invoice.id).map((each) => each.amount));
        expect(invoice.openAmount).to.equal(invoice.amount - paid);
        expect(invoice.openAmount).to.be.at.least(0);
        expect(invoice.paidOn === undefined).to.equal(invoice.openAmount > 0);
        expect(invoice.lastAppliedOn).to.equal(lastDay(applicationsTo(book, invoice.id)));
        // An invoice its source has made smaller may be paid without money of that day.
        if (invoice.paidOn !== undefined && !amended.has(invoice.id)) expect(invoice.paidOn).to.equal(invoice.lastAppliedOn);
      }
    });
  });

  it('ages to the cent what is open', () => {
    always(({ on, after }) => {
      for (const basis of ['due', 'issued'] as const) {
        const rows = agingOf(after.book.invoices, { ...thirties, basis }, on);
        expect(sum(rows.map((row) => row.amount))).to.equal(after.on(on).openAmount);
        expect(sum(rows.map((row) => row.count))).to.equal(after.on(on).openInvoices);
      }
    });
  });

  it('chases overdue less disputed, held and unapplied, and never below nothing', () => {
    always(({ on, after }) => {
      for (const day of [on, addDays(on, 20)]) expectStanding(after, day);
    });
  });

  it('counts for a promise what came in on it in time since it was made, and takes it back with the payment', () => {
    fc.assert(
      fc.property(lifeOfAnAccount, (life) => {
        const counted = new Map<string, Map<string, number>>();
        for (const { before, after } of chaptersOf(life)) {
          shadow(before.book, after.book, counted);
          for (const promise of after.book.promises) {
            expect(promise.receivedAmount, promise.id).to.equal(sum([...(counted.get(promise.id)?.values() ?? [])]));
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('tells that the account is settled exactly when it becomes so by a command', () => {
    always(({ on, before, after }) => {
      const owed = (story: AccountStory): boolean => story.on(on).overdueAmount - story.on(on).unappliedAmount > terms.tolerance;
      const told = after.told.filter((type) => type === 'account.settled').length;

      expect(told).to.equal(owed(before) && !owed(after) ? 1 : 0);
    });
  });

  it('tells causes first, then invoices paid, then settled, then promises', () => {
    const rank = (type: string): number =>
      type === 'invoice.paid'
        ? 1
        : type === 'account.settled'
          ? 2
          : ['kept', 'partlyKept', 'broken', 'cancelled'].some((end) => type === `promise.${end}`)
            ? 3
            : 0;
    always(({ after }) => {
      const ranks = after.told.map(rank);
      expect(ranks).to.deep.equal([...ranks].sort());
    });
  });

  it('leaves a disputed part alone when nobody names its invoice', () => {
    always(({ on, what, before, after }) => {
      if (what.kind !== 'payment' || what.name !== undefined) return;
      for (const { id, openAmount } of before.book.invoices) {
        const claimed = sum(
          before.book.disputes.filter((each) => each.status === 'open' && each.invoiceId === id).map((each) => each.amount),
        );
        expect(after.invoice(id).openAmount, on).to.be.at.least(Math.min(openAmount, claimed));
      }
    });
  });

  it('leaves records it does not touch as the very same objects', () => {
    always(({ what, before, after }) => {
      const lists = ['invoices', 'payments', 'promises', 'disputes', 'holds', 'reported'] as const;
      for (const list of lists) {
        for (const record of before.book[list]) {
          const now = (after.book[list] as readonly { readonly id: string }[]).find((each) => each.id === record.id);
          if (JSON.stringify(now) === JSON.stringify(record)) expect(now, `${what.kind} ${list}`).to.equal(record);
        }
      }
    });
  });

  it('keeps a history that is what its records say', () => {
    fc.assert(
      fc.property(lifeOfAnAccount, (life) => {
        const { book } = lived(life);
        const wanted: Record<string, Record<string, number>> = {};
        const add = (month: string, key: string, by: number): void => {
          const entry = wanted[month] ?? { paid: 0, daysLate: 0, kept: 0, partlyKept: 0, broken: 0 };
          wanted[month] = { ...entry, [key]: (entry[key] ?? 0) + by };
        };
        for (const { paidOn, dueOn } of book.invoices) {
          if (paidOn === undefined) continue;
          add(monthOf(paidOn), 'paid', 1);
          add(monthOf(paidOn), 'daysLate', daysBetween(dueOn, paidOn));
        }
        for (const { status, dueOn } of book.promises) {
          if (status === 'kept' || status === 'partlyKept' || status === 'broken') add(monthOf(dueOn), status, 1);
        }
        const empty = (month: Readonly<Record<string, number>>): boolean => Object.values(month).every((value) => value === 0);
        const kept = Object.fromEntries(Object.entries(book.account.history).filter(([, month]) => !empty(month)));
        expect(kept).to.deep.equal(Object.fromEntries(Object.entries(wanted).filter(([, month]) => !empty(month))));
      }),
      { numRuns: 400 },
    );
  });
});

describe('reversePayment', () => {
  it('gives back the book from before the payment, but for the payment itself, the months and reports', () => {
    fc.assert(
      fc.property(
        lifeOfAnAccount,
        fc.integer({ min: 1, max: 90 }),
        fc.nat(5),
        fc.option(fc.nat(9), { nil: undefined }),
        (life, amount, daysAgo, name) => {
          const story = lived(life);
          const on = addDays(chaptersOf(life).at(-1)?.on ?? '2026-02-05', 1);
          const judged = story.judging(`${on} 12:00`);
          const named = name === undefined ? undefined : judged.book.invoices[name % Math.max(1, judged.book.invoices.length)];
          const paid = judged.paying('X', amount, on, named ? [{ invoiceId: named.id, amount }] : [], addDays(on, -daysAgo));

          const restored = paid.bouncing('X', on);

          expect(ofInterest(restored.book)).to.deep.equal(ofInterest(judged.book));
          expect(restored.on(on)).to.deep.equal(judged.on(on));
        },
      ),
      { numRuns: 800 },
    );
  });
});

function ofInterest({ account, payments, reported: _, ...rest }: Book): unknown {
  const { history: __, announced: ___, ...kept } = account;
  const promises = rest.promises.map(({ judgedAt: ____, ...promise }) => promise);
  return { ...rest, promises, account: kept, payments: payments.filter((payment) => payment.id !== 'X') };
}

function applicationsTo(book: Book, invoiceId: string): Payment['applications'] {
  return book.payments.filter(inForce).flatMap((payment) => payment.applications.filter((each) => each.invoiceId === invoiceId));
}

function lastDay(applications: Payment['applications']): string | undefined {
  return applications
    .map((each) => each.on)
    .sort()
    .at(-1);
}

/** Standing worked out once more from the invoices one by one. */
function expectStanding(story: AccountStory, day: string): void {
  const standing = story.on(day);
  const parts = story.book.invoices.map((invoice) => {
    const claimed = story.book.disputes
      .filter((each) => each.status === 'open' && each.invoiceId === invoice.id)
      .map((each) => each.amount);
    const disputed = Math.min(invoice.openAmount, sum(claimed));
    const isHeld = story.book.holds.some(
      (hold) =>
        hold.liftedOn === undefined &&
        hold.placedOn <= day &&
        (hold.untilOn ?? day) >= day &&
        (hold.invoiceIds ?? [invoice.id]).includes(invoice.id),
    );
    return { invoice, disputed, held: isHeld ? invoice.openAmount - disputed : 0, overdue: invoice.dueOn < day && invoice.openAmount > 0 };
  });
  const overdue = parts.filter((part) => part.overdue);
  const unapplied = sum(story.book.payments.map((payment) => payment.unapplied));
  const asked = overdue.map((part) => part.invoice.openAmount - part.disputed - part.held);

  expect(standing.overdueAmount).to.equal(sum(overdue.map((part) => part.invoice.openAmount)));
  expect(standing.disputedAmount).to.equal(sum(parts.map((part) => part.disputed)));
  expect(standing.heldAmount).to.equal(sum(parts.map((part) => part.held)));
  expect(standing.chaseableAmount).to.equal(Math.max(0, sum(asked) - unapplied));
  expect(standing.oldestDueOn === undefined).to.equal(standing.chaseableAmount === 0);
  expect(standing.overdueInvoices).to.equal(overdue.length);
  const oldest = parts
    .filter((part) => part.invoice.openAmount > 0)
    .map((part) => part.invoice.dueOn)
    .sort()[0];
  expect(standing.bucket).to.equal(oldest === undefined ? 'none' : bucketOf(thirties, daysBetween(oldest, day)));
}

/** Keeps, for each promise, what each payment brought it, from nothing but the books before and after. */
function shadow(before: Book, after: Book, counted: Map<string, Map<string, number>>): void {
  for (const payment of after.payments) {
    const old = before.payments.find((each) => each.id === payment.id);
    if (!old) {
      for (const promise of before.promises.filter((each) => each.status !== 'cancelled' && each.status !== 'replaced')) {
        const money = payment.applications.filter(
          (each) => promise.invoiceIds.includes(each.invoiceId) && each.on >= promise.madeOn && each.on <= promise.graceUntil,
        );
        if (money.length > 0) byPayment(counted, promise.id).set(payment.id, sum(money.map((each) => each.amount)));
      }
    } else if (old.reversedOn === undefined && payment.reversedOn !== undefined) {
      for (const brought of counted.values()) brought.delete(payment.id);
    }
  }
}

function byPayment(counted: Map<string, Map<string, number>>, promiseId: string): Map<string, number> {
  const known = counted.get(promiseId) ?? new Map<string, number>();
  counted.set(promiseId, known);
  return known;
}
