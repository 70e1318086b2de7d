import type { LetterBlock, LocalDate, Statement } from '#engine';

/** Who writes, to whom, and on which day: what every paper begins with. */
export interface Letterhead {
  readonly sender: { readonly company: string; readonly name: string; readonly email: string; readonly phone?: string };
  readonly account: { readonly name: string; readonly number?: string };
  readonly madeOn: LocalDate;
}

/** An invoice as the ledger knows it. */
export interface InvoiceCopy {
  readonly number: string;
  readonly orderNumber?: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly currency: string;
  readonly amount: number;
  readonly open: number;
  readonly disputed: number;
}

export interface Letter {
  /** Lines for the window of the envelope. */
  readonly address: readonly string[];
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
  readonly legal: readonly string[];
  /** The person who signs. */
  readonly signer: string;
}

/**
 * What stands on a paper. It is kept with the message and the PDF is made of it whenever somebody wants to read
 * it: the same paper is the same bytes.
 */
export type Paper = { readonly file: string; readonly head: Letterhead } & (
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'invoice'; readonly invoice: InvoiceCopy }
  | { readonly kind: 'letter'; readonly letter: Letter }
);

/** A name every mail program and file system takes: what is not a plain letter, digit, dot or dash becomes a dash. */
export function fileName(...parts: readonly string[]): string {
  const plain = parts.map((part) =>
    part
      .normalize('NFKD')
      .replaceAll(/[^A-Za-z0-9.]+/g, '-')
      .replaceAll(/^[-.]+|[-.]+$/g, ''),
  );
  return `${plain
    .filter((part) => part !== '')
    .join('-')
    .slice(0, 80)}.pdf`;
}
