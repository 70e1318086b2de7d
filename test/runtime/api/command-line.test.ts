import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ApiClient } from '../../../runtime/cli/api-client.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';
import { freshDatabase, scratchFolder } from '../../support/mongo.ts';
import { type ProductProcess, startProcess } from '../../support/product-process.ts';
import { signIn } from '../../support/sign-in.ts';
import { tinyHeader, tinyMapping } from '../../support/tiny-ledger.ts';

/** What a command came to. */
interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

describe('commands beside a running product', function () {
  this.timeout(120_000);
  const data = scratchFolder('cli');
  const files = scratchFolder('cli-files');
  let product: ProductProcess;
  let api: ApiClient;

  before(async () => {
    product = startProcess({ dataFolder: data, args: ['--empty', '--clock', '2026-02-02'], env: { MONGODB_URI: await freshDatabase() } });
    await product.up;
    api = product.api();
  });

  after(async () => {
    await product.stop();
    for (const folder of [data, files]) rmSync(folder, { recursive: true, force: true });
  });

  function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const command = join(projectFolder(), 'dist', 'runtime', 'cli', 'main.js');
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, NODE_OPTIONS: '', DUECOURSE_DATA: data, ...env } });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complained += chunk.toString('utf8');
    });
    child.stdin.end();
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complained })));
  }

  it('bring in a ledger, print its report and keep the refused rows', async () => {
    const [ledger, mapping] = [join(files, 'ledger.csv'), join(files, 'mapping.json')];
    writeFileSync(ledger, `${tinyHeader}\nBlue Ridge,I1,2026-01-02,2026-01-20,1200.00,\nBlue Ridge,I2,2026-01-02,soon,1.00,\n`);
    writeFileSync(mapping, JSON.stringify({ ...tinyMapping, account: { id: '{customer}', name: '{customer}' } }));
    const { code, said } = await run(['import', ledger, '--mapping', mapping]);

    expect(code).to.equal(0);
    expect(said).to.include('rows read: 2, refused: 1');
    expect(said).to.match(/USD today: open \$1,200\.00/);
    expect(readFileSync(`${ledger}.refused.csv`, 'utf8')).to.include('"3","due","soon"');
  });

  it('advance the clock and show it', async () => {
    expect((await run(['clock', 'advance', 'P1D'])).code).to.equal(0);

    expect((await run(['clock'])).said).to.include('2026-02-03');
    expect((await run(['clock', 'advance', '--to', '2026-02-01'])).complained).to.include('The clock cannot go back');
  });

  it('explain an account by its name: where it stands, what comes next and why', async () => {
    const { code, said } = await run(['explain', 'blue ridge']);

    expect(code).to.equal(0);
    expect(said).to.match(/^Blue Ridge \(acc_\w+\)/);
    expect(said).to.include('owes $1,200.00, overdue $1,200.00');
    expect(said).to.match(/on “[^”]+” in \w/);
    expect(said).to.match(/if nobody acts: “\w+” on \w{3} 2026-|nothing happens until something comes in/);
    expect(said).to.include('Overdue with $1,200.00');
  });

  it('say that there is no such account, and which ones several are', async () => {
    await api.call('accounts.create', { body: { name: 'Blue Harbor', currency: 'USD' } });
    const [none, several] = [await run(['explain', 'nobody']), await run(['explain', 'blue'])];

    expect([none.code, several.code]).to.deep.equal([1, 1]);
    expect(none.complained).to.include('no account has "nobody" in its id, number or name');
    expect(several.complained).to.match(/several accounts match: .*Blue Ridge.*|.*Blue Harbor/);
  });

  it('write all definitions to a folder or a .zip, and publish them from there', async () => {
    const [folder, zip] = [join(files, 'bundle'), join(files, 'bundle.zip')];
    mkdirSync(folder);
    expect((await run(['export', folder])).said).to.match(/^\d+ definitions written/);
    expect((await run(['export', zip])).code).to.equal(0);
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    const template = join(folder, 'template', 'friendly-reminder.json');
    writeFileSync(template, readFileSync(template, 'utf8').replace(/"name": "[^"]*"/, '"name": "Very friendly reminder"'));

    expect((await run(['import-bundle', zip])).said).to.equal(`0 published, ${written.length} unchanged\n`);
    expect((await run(['import-bundle', folder])).said).to.equal(`1 published, ${written.length - 1} unchanged\n`);
  });

  it('name every fault of a bundle and publish none of it', async () => {
    const folder = join(files, 'broken');
    cpSync(join(files, 'bundle'), folder, { recursive: true });
    const segment = join(folder, 'segment', 'account-segments.json');
    writeFileSync(segment, readFileSync(segment, 'utf8').replace(/"strategy": "[^"]*"/, '"strategy": "nowhere-to-be-found"'));
    const { code, complained } = await run(['import-bundle', folder]);

    expect(code).to.equal(1);
    expect(complained).to.include('nowhere-to-be-found');
  });

  it('add a user whose password was not on the command line, and a key that is shown once', async () => {
    const user = await run(['user', 'add', 'nia@example.test', '--name', 'Nia', '--role', 'lead'], {
      DUECOURSE_PASSWORD: 'a long password',
    });
    const key = await run(['key', 'add', 'feed', '--role', 'viewer']);
    const url = await product.up;

    expect(user.said).to.equal('nia@example.test added as lead\n');
    expect((await (await signIn(url, 'nia@example.test', 'a long password')).get('/session')).status).to.equal(200);
    const answer = await fetch(`${url}/api/v1/accounts`, { headers: { authorization: `Bearer ${key.said.trim()}` } });
    expect(answer.status).to.equal(200);
    const short = await run(['user', 'add', 'x@example.test', '--name', 'X', '--role', 'lead'], { DUECOURSE_PASSWORD: 'short' });
    expect([short.code, short.said]).to.deep.equal([1, '']);
    expect(short.complained).to.include('/password');
  });
});
