import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';

const NONCE_MARK = '__CSP_NONCE__';

/** Serves the built web app, compressed. The page is rendered, not static, because its policy carries a fresh nonce. */
export function webApp(folder: string): Router {
  const router = Router();
  // The API's answers are not: how short one becomes would tell what stands in it beside what a stranger wrote (BREACH).
  router.use(compression());
  const render: RequestHandler = (_request, response, next) => {
    page(folder).then(({ html, policy }) => {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(html);
    }, next);
  };
  // By its own name the page would be sent as a file, without its policy.
  router.get('/index.html', render);
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false }));
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get(/^(?!\/api\/|\/socket\.io\/).*/, (request, response, next) => {
    if (request.method === 'GET' && request.accepts('html')) render(request, response, next);
    else next();
  });
  return router;
}

async function page(folder: string): Promise<{ html: string; policy: string }> {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) throw new Error('the web app is not built');
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(file, 'utf8')).replaceAll(NONCE_MARK, nonce);
  return { html, policy: policyFor(nonce) };
}

function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
