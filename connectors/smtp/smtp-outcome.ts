import type { SendOutcome } from '../kit/connector.ts';

/** What nodemailer says of a failed attempt, with the server's answer if it gave one. */
export interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * What a failed attempt means. Before the content was asked for, nothing was taken, however it broke. Once it
 * was on its way only the server's own "no" to it is certain: 4xx may work later, 5xx will not. Everything
 * else may have been taken.
 */
export function outcomeOf(error: SmtpError, contentBegun: boolean): SendOutcome {
  const detail = error.message;
  const refusedContent = error.code === 'EMESSAGE' && error.responseCode !== undefined;
  if (contentBegun && !refusedContent) return { result: 'unclear', detail };
  const answer = error.responseCode ?? 0;
  if (answer < 500) return error.code === 'EENVELOPE' && answer === 0 ? { result: 'rejected', detail } : { result: 'unavailable', detail };
  return { result: error.command === 'RCPT TO' ? 'bounced' : 'rejected', detail };
}
