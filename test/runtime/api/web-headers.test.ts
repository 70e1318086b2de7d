import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect } from 'chai';
import { API_ROOT } from '#engine';
import { aProduct, type Product } from '../../support/product.ts';
import { aSecondDoor, type SecondDoor } from '../../support/second-door.ts';

const script = `export const words = ${JSON.stringify('first call, '.repeat(500))};`;
const page = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/assets/app-1a2b.js"></script>`;

describe('what a browser is told', function () {
  this.timeout(60_000);
  let product: Product;
  let door: SecondDoor;

  before(async () => {
    product = await aProduct();
    door = await aSecondDoor(product, { webFolder: 'web' });
    mkdirSync(join(door.folder, 'web', 'assets'), { recursive: true });
    writeFileSync(join(door.folder, 'web', 'index.html'), page);
    writeFileSync(join(door.folder, 'web', 'assets', 'app-1a2b.js'), script);
    writeFileSync(join(door.folder, 'outside.txt'), 'not for the web');
  });

  after(async () => {
    await door.stop();
    await product.stop();
  });

  const get = (path: string, accept = 'text/html'): Promise<Response> => fetch(`${door.url}${path}`, { headers: { accept } });

  it('about every answer: no guessing of types, no framing, no traces of what runs here', async () => {
    for (const path of [
      '/',
      '/accounts/acc_1',
      `${API_ROOT}/health`,
      `${API_ROOT}/accounts`,
      `${API_ROOT}/nothing`,
      '/assets/app-1a2b.js',
    ]) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
      expect(headers.get('x-frame-options'), path).to.equal('SAMEORIGIN');
      expect(headers.get('referrer-policy'), path).to.equal('no-referrer');
      expect(headers.get('cross-origin-opener-policy'), path).to.equal('same-origin');
      expect(headers.has('x-powered-by'), path).to.equal(false);
    }
  });

  it('about the API: keep nothing of it', async () => {
    for (const path of ['/health', '/accounts', '/nothing'])
      expect((await get(`${API_ROOT}${path}`)).headers.get('cache-control')).to.equal('no-store');
  });

  it('about the page, by whatever address: only scripts with the nonce of this answer run', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/work', '/accounts/acc_1?x=1', '/strategies/a.b']) {
      const answer = await get(path);
      const text = await answer.text();
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1] ?? 'none';
      expect([answer.status, text], path).to.deep.equal([200, page.replaceAll('__CSP_NONCE__', nonce)]);
      expect(policy).to.include("default-src 'none'").and.include("frame-ancestors 'none'").and.include("base-uri 'none'");
      expect(policy.replace("style-src-attr 'unsafe-inline'", '')).to.not.match(/unsafe-|\*/);
      expect(answer.headers.get('cache-control')).to.equal('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).to.equal(5);
  });

  it('about the files of a build: keep them, their name changes when they do', async () => {
    const answer = await get('/assets/app-1a2b.js');

    expect(answer.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).to.match(/javascript/);
  });

  it('about the files of a build: they come compressed as the browser can read it, and are the same after', async () => {
    const lengths = new Map<string, number>();
    for (const [asked, sent] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await fetch(`${door.url}/assets/app-1a2b.js`, { headers: { 'accept-encoding': asked } });
      expect(answer.headers.get('content-encoding'), asked).to.equal(sent);
      expect(answer.headers.get('vary'), asked).to.include('Accept-Encoding');
      expect(await answer.text(), asked).to.equal(script);
      lengths.set(asked, await bytesOnTheWire(`${door.url}/assets/app-1a2b.js`, asked));
    }

    expect(lengths.get('identity')).to.equal(script.length);
    expect(lengths.get('gzip')).to.be.below(script.length / 10);
    const api = await fetch(`${door.url}${API_ROOT}/openapi.json`, { headers: { 'accept-encoding': 'gzip' } });
    expect([api.status, api.headers.get('content-encoding')]).to.deep.equal([200, null]);
  });

  it('about a file that is not there, or lies elsewhere: there is nothing', async () => {
    const outside = ['/assets/none.js', '/assets/..%2f..%2foutside.txt', '/assets/', '/assets/%00'];
    expect((await get('/assets/none.js')).status).to.equal(404);
    for (const path of outside) {
      const answer = await get(path);
      expect(answer.status, path).to.be.within(400, 404);
      expect(answer.headers.get('content-type'), path).to.match(/^application\/problem\+json/);
      expect(await answer.text(), path).to.not.include('not for the web');
    }
  });

  it('about an address of the API that is not there, or takes another method', async () => {
    const nothing = await get(`${API_ROOT}/nothing`);
    const unreadable = await get(`${API_ROOT}/accounts/%E0%A4%A`);
    const method = await fetch(`${door.url}${API_ROOT}/portfolio`, { method: 'DELETE' });

    expect([nothing.status, ((await nothing.json()) as { code: string }).code]).to.deep.equal([404, 'route.unknown']);
    expect([unreadable.status, ((await unreadable.json()) as { code: string }).code]).to.deep.equal([400, 'request.malformed']);
    expect([method.status, method.headers.get('allow')]).to.deep.equal([405, 'GET']);
  });
});

function bytesOnTheWire(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      answer.on('end', () => resolve(length));
    })
      .on('error', reject)
      .end();
  });
}
