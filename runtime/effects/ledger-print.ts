import { createHash } from 'node:crypto';
import type { Book } from '#engine';

/**
 * What a message to an account may rest on: what is open, in dispute, promised or waiting as credit. Two books of equal
 * prints say the same about money; that a night has passed makes no difference.
 */
export function ledgerPrint({ invoices, disputes, promises, payments }: Book): string {
  const open = invoices.filter((invoice) => invoice.openAmount !== 0).map(({ id, openAmount }) => `${id} ${openAmount}`);
  const disputed = disputes.filter((dispute) => dispute.status === 'open').map(({ id, amount }) => `${id} ${amount}`);
  const promised = promises.filter((promise) => promise.status === 'open').map(({ id, amount }) => `${id} ${amount}`);
  const credit = payments
    .filter((payment) => payment.reversedOn === undefined && payment.unapplied !== 0)
    .map(({ id, unapplied }) => `${id} ${unapplied}`);
  return createHash('sha256')
    .update(JSON.stringify([open, disputed, promised, credit].map((list) => list.sort())))
    .digest('hex');
}
