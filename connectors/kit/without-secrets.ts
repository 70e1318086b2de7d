/**
 * What the other side has said, fit to be shown and logged: some servers repeat what they were sent, as it was
 * or in base64. Secrets are found in both.
 */
export function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  const spellings = secrets.flatMap((secret) => (secret ? [secret, Buffer.from(secret).toString('base64')] : []));
  return spellings.reduce((shown, spelling) => shown.replaceAll(spelling, '[secret]'), text);
}
