import type { AnswerOf } from '#engine';
import type { CallId } from './addresses.ts';
import { addressOf, failureOf, type InputOf } from './call.ts';
import { CallError } from './call-error.ts';

interface UploadOptions {
  readonly signal: AbortSignal;
  /** How much of the file has been sent, from 0 to 1. */
  readonly onProgress: (sent: number) => void;
}

/** Calls a route that takes a file as it is. Every failure is a `CallError`; `fetch` would not tell how far it is. */
export function upload<Id extends CallId>(id: Id, input: InputOf<Id>, file: Blob, options: UploadOptions): Promise<AnswerOf<Id>> {
  const { method, url } = addressOf(id, input);
  const request = new XMLHttpRequest();
  request.open(method, url);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', 'application/octet-stream');
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = read(request.responseText);
      if (request.status < 300) resolve(answer as AnswerOf<Id>);
      else reject(failureOf(answer, request.status));
    };
    request.onerror = () => reject(CallError.withoutAnswer('network.unreachable', 0));
    options.signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
