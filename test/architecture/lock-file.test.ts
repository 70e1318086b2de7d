import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectFolder } from '../../runtime/project-folder.ts';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('the lock file', () => {
  const { packages } = JSON.parse(readFileSync(join(projectFolder(), 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };

  // A registry that does not carry every platform lets `npm install` drop them, and `npm ci` then refuses the file.
  it('holds the packages of every platform, so that a fresh clone installs anywhere', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter(
        (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
      ),
    );

    expect(missing).to.deep.equal([]);
  });

  it('pins what package.json asks for', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Readonly<Record<string, string>>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));

    expect(loose).to.deep.equal([]);
  });
});
