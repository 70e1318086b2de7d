/** A mail as it lies in an inbox, read by hand. */
export interface ReadMail {
  readonly key: string;
  readonly to: string;
  /** The lines of its text part. */
  readonly lines: readonly string[];
}

export function readMail(raw: string): ReadMail {
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(raw)?.[1]?.trim() ?? '';
  const text = /Content-Type: text\/plain[\s\S]*?\r?\n\r?\n([\s\S]*?)(?:\r?\n--|$)/.exec(raw)?.[1] ?? '';
  const decoded = text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  return { key: header('X-Duecourse-Key'), to: header('To'), lines: decoded.split(/\r?\n/) };
}
