export * from './kit/connector.ts';
export { columnsOf, LedgerMapping } from './ledger-file/mapping.ts';
export { FileFault, type FileRow, type RefusedRow, readLedgerFile } from './ledger-file/read-file.ts';
export type { ReadRow, RowAccount, RowRecord } from './ledger-file/read-row.ts';
export { smtpConnector } from './smtp/smtp-connector.ts';
