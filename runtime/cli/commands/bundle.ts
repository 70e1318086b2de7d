import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readDefinitionFiles } from '../../published/stock.ts';
import { withServer } from '../with-server.ts';

/** `duecourse export`: every published definition as it was written, into a folder or a .zip. */
export async function exportBundle(target: string): Promise<void> {
  const { files } = await withServer((api) => api.call('definitions.bundle'));
  const names = Object.keys(files).sort();
  if (target.endsWith('.zip')) {
    await writeFile(target, zipSync(Object.fromEntries(names.map((name) => [name, strToU8(files[name] ?? '')]))));
  } else {
    for (const name of names) {
      const path = inside(target, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, files[name] ?? '');
    }
  }
  process.stdout.write(`${names.length} definitions written to ${target}\n`);
}

/** `duecourse import-bundle`: publishes a folder or .zip of definitions, all or none. */
export async function importBundle(source: string): Promise<void> {
  const files = source.endsWith('.zip') ? await fromZip(source) : await fromFolder(source);
  const { published, unchanged } = await withServer((api) => api.call('definitions.import', { body: { files } }));
  process.stdout.write(`${published} published, ${unchanged} unchanged\n`);
}

const MAX_UNZIPPED = 50 * 1024 * 1024;

async function fromZip(path: string): Promise<Record<string, string>> {
  let size = 0;
  const members = unzipSync(await readFile(path), {
    filter: (member) => {
      size += member.originalSize;
      if (size > MAX_UNZIPPED) throw new Error(`${path} unpacks to more than ${MAX_UNZIPPED} bytes`);
      return member.name.endsWith('.json');
    },
  });
  return Object.fromEntries(Object.entries(members).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

async function fromFolder(path: string): Promise<Record<string, string>> {
  if (!(await stat(path)).isDirectory()) throw new Error(`${path} is neither a folder nor a .zip`);
  const files = await readDefinitionFiles(path);
  return Object.fromEntries(files.map((file) => [file.path, file.text]));
}

/** A name in a bundle never leads out of the folder it is written to. */
function inside(folder: string, name: string): string {
  const path = resolve(join(folder, name));
  if (!path.startsWith(resolve(folder) + sep)) throw new Error(`"${name}" leads out of ${folder}`);
  return path;
}
