import type { SendOutcome } from '../kit/connector.ts';

/** What nodemailer says of a failed attempt, with the server's answer if it gave one. */
export interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** Commands a server refuses because of the message. A "no" to any other turns us away, not the message. */
const ABOUT_THE_MESSAGE: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/**
 * What a failed attempt means. Before the content was asked for, nothing was taken, however it broke. Once it
 * was on its way only the server's own "no" to it is certain: 4xx may work later, 5xx will not. Everything
 * else may have been taken. A sign-in that is refused is mended in the settings: the message waits for that.
 */
export function outcomeOf(error: SmtpError, contentBegun: boolean): SendOutcome {
  const { code, command = '', responseCode: answer = 0, message: detail } = error;
  if (contentBegun) {
    const saysNo = code === 'EMESSAGE' && answer >= 400 && answer < 600;
    if (!saysNo) return { result: 'unclear', detail };
    return { result: answer >= 500 ? 'rejected' : 'unavailable', detail };
  }
  // An address that no server was asked about, because it cannot be one.
  if (code === 'EENVELOPE' && answer === 0) return { result: 'rejected', detail };
  const wantsSignIn = answer >= 530 && answer < 540;
  if (answer < 500 || wantsSignIn || !ABOUT_THE_MESSAGE.has(command)) return { result: 'unavailable', detail };
  return { result: command === 'RCPT TO' ? 'bounced' : 'rejected', detail };
}
