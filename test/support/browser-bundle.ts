import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build, type Rollup } from 'vite';

export interface Bundle {
  /** A classic script that puts the engine into the global `engine`. */
  readonly code: string;
  /** Every module that went in. */
  readonly modules: readonly string[];
  /** Node built-ins some module asked for. */
  readonly builtins: readonly string[];
  /** What stays outside and would have to be there. */
  readonly outside: readonly string[];
}

/** Bundles the engine for a browser as the designer's build does, from its source. */
export async function bundleEngine(root: string): Promise<Bundle> {
  const builtins: string[] = [];
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    plugins: [
      {
        name: 'note-builtins',
        enforce: 'pre',
        resolveId(id) {
          if (isBuiltin(id)) builtins.push(id);
          return null;
        },
      },
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'engine/index.ts'), formats: ['iife'], name: 'engine', fileName: 'engine' },
    },
  })) as Rollup.RollupOutput[];
  const [chunk, ...others] = result.flatMap((each) => each.output);
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('the engine did not become one file');
  return { code: chunk.code, modules: Object.keys(chunk.modules), builtins, outside: chunk.imports };
}
