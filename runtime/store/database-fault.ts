import { MongoError } from 'mongodb';

/** Whether the database, or the way to it, failed: everybody's fault, and over by and by. Any other is of the record at hand. */
export function isDatabaseFault(error: unknown): boolean {
  return error instanceof MongoError;
}
