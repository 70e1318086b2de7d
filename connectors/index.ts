export { cleanLine, cleanText } from './inbound-mail/clean-text.ts';
export type { InboundMail } from './inbound-mail/inbound-mail.ts';
export { messageIdOf } from './inbound-mail/mail-head.ts';
export { readMail } from './inbound-mail/read-mail.ts';
export * from './kit/connector.ts';
export { columnsOf, LedgerMapping } from './ledger-file/mapping.ts';
export { FileFault, type FileRow, type RefusedRow, readLedgerFile } from './ledger-file/read-file.ts';
export type { ReadRow, RowAccount, RowRecord } from './ledger-file/read-row.ts';
export { smtpConnector } from './smtp/smtp-connector.ts';
