import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname ?? __dirname, '../..');

/** What makes the walls: settings of the compiler and the linter, nothing of what stands between them. */
const settings = [
  'package.json',
  'tsconfig.json',
  '.biome.json',
  '.biome/purity.grit',
  '.gitignore',
  'engine/templates/liquid-types.d.ts',
  ...['engine', 'connectors', 'runtime', 'designer', 'test'].map((room) => `${room}/tsconfig.json`),
];

/** A copy of the walls with some files put between them, in a folder of its own. */
export class WallTree {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = mkdtempSync(join(tmpdir(), 'duecourse-walls-'));
    for (const path of settings) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      copyFileSync(join(ROOT, path), join(this.folder, path));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /** What the linter has against each file, as rule names, and how many files it looked at. */
  lint(): { faults: Map<string, string[]>; scanned: number } {
    const { stdout } = this.run('@biomejs/biome/bin/biome', ['lint', '--reporter=json', '--max-diagnostics=none', '.']);
    const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as BiomeReport;
    const faults = new Map<string, string[]>();
    for (const { category, location } of report.diagnostics) note(faults, location?.path ?? '', category ?? '');
    return { faults, scanned: report.summary.unchanged + report.summary.changed };
  }

  /** What the compiler has against each file, as error codes. */
  compile(): Map<string, string[]> {
    const { stdout } = this.run('typescript/bin/tsc', ['-b', '--pretty', 'false']);
    const faults = new Map<string, string[]>();
    for (const [, path = '', code = ''] of stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)) note(faults, path, code);
    return faults;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(script: string, args: readonly string[]): { stdout: string } {
    const result = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    if (result.error) throw result.error;
    return { stdout: result.stdout };
  }
}

interface BiomeReport {
  readonly summary: { readonly changed: number; readonly unchanged: number };
  readonly diagnostics: readonly { readonly category?: string; readonly location?: { readonly path?: string } }[];
}

function note(faults: Map<string, string[]>, path: string, fault: string): void {
  faults.set(path, [...(faults.get(path) ?? []), fault]);
}
