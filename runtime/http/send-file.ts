import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** What a file is sent as. */
export interface SentFile {
  readonly name: string;
  readonly bytes: number;
  readonly content: Readable;
  /** Shown as this media type; without it the file is only to be saved. */
  readonly shownAs: string | undefined;
}

/**
 * Sends a file as it comes. What is only saved says nothing of its type, and nothing of any file runs in our name: a
 * browser must not guess its type, and shows it without scripts, forms, frames or a way to anywhere.
 */
export async function sendFile(response: Response, { name, bytes, content, shownAs }: SentFile): Promise<void> {
  response.attachment(name);
  const saved = response.getHeader('Content-Disposition') as string;
  if (shownAs !== undefined) response.setHeader('Content-Disposition', saved.replace(/^attachment/, 'inline'));
  response.setHeader('Content-Type', shownAs ?? 'application/octet-stream');
  response.setHeader('Content-Length', bytes);
  response.setHeader('Content-Security-Policy', policyFor(shownAs));
  try {
    await pipeline(content, response);
  } catch (error) {
    // Whoever asked has gone; nobody is there to be told.
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

/** Chromium blocks a PDF in any sandbox (tried); its viewer runs in a process of its own and gets at nothing of the page. */
function policyFor(shownAs: string | undefined): string {
  const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  return shownAs === 'application/pdf' ? `${closed}; object-src 'self'; style-src 'unsafe-inline'` : `${closed}; sandbox`;
}
