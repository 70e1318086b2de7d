/** What kind of mail has come in, and what it says of the message it belongs to. */
export type MailSort =
  | { readonly kind: 'reply' }
  /** Written by a machine, such as an out-of-office note; `backOn` only where it names a day that can be read but one way. */
  | { readonly kind: 'automatic'; readonly backOn?: string }
  /** It did not arrive. `hard`: the address does not work; otherwise it may work another time. */
  | { readonly kind: 'bounce'; readonly hard: boolean; readonly reason: string }
  /** It has not arrived yet, and is still tried. */
  | { readonly kind: 'delay'; readonly reason: string };

/** A file that came with a mail. It stays in the raw mail; nothing of it is unpacked. */
export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A mail that came in, as text fit to be shown as text. */
export interface InboundMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** The whole of it, with what it quotes. */
  readonly text: string;
  readonly files: readonly MailFile[];
  readonly sort: MailSort;
  /** Why it could not be read; then there is no text, and a person must look at the raw mail. */
  readonly unreadable?: string;
}

/** The parts of a mail that its kind is told by. */
export interface MailMarks {
  /** By lower-case name; of several the first. */
  header(name: string): string | undefined;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The machine-readable part of a delivery report, where there is one. */
  readonly report: string | undefined;
  /** It came without a sender one could answer, as reports do. */
  readonly hasNullSender: boolean;
}
