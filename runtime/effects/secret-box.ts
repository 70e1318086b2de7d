import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Encrypts secrets at rest with AES-256-GCM. Each value is bound to its place (connector and field), so that a
 * ciphertext moved elsewhere does not open. A value names the key it was written with; older keys still open.
 */
export class SecretBox {
  private readonly keys: readonly { readonly id: string; readonly key: Buffer }[];

  /** The first key writes, all read. */
  constructor(keys: readonly Buffer[]) {
    if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES)) throw new Error('secret keys are 32 bytes, in base64');
    this.keys = keys.map((key) => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }));
  }

  seal(plain: string, place: string): string {
    const [current] = this.keys;
    if (!current) throw new Error('there is no key to write with');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
    cipher.setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${current.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
  }

  open(sealed: string, place: string): string {
    const [id, body = ''] = sealed.split('.');
    const known = this.keys.find((each) => each.id === id);
    if (!known) throw new Error(`the key ${id} this secret was written with is not here`);
    const bytes = Buffer.from(body, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', known.key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }
}

/**
 * The keys of this installation: DUECOURSE_SECRET_KEYS (base64, newest first, separated by commas), else a
 * file in the data folder that is made once and readable by its owner only.
 */
export async function loadSecretBox(dataFolder: string): Promise<SecretBox> {
  const named = process.env['DUECOURSE_SECRET_KEYS'];
  if (named) return new SecretBox(named.split(',').map((key) => Buffer.from(key.trim(), 'base64')));
  const file = join(dataFolder, 'secret.key');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined)
    return new SecretBox(
      kept
        .trim()
        .split('\n')
        .map((key) => Buffer.from(key, 'base64')),
    );
  const fresh = randomBytes(KEY_BYTES);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${fresh.toString('base64')}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return new SecretBox([fresh]);
}
