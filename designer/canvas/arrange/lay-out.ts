import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
// ELK's own file, unchanged, as a script of its own: it works beside the page and is licensed by itself (EPL-2.0).
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';

const MOST_MS = 30_000;

/** Lays a graph out beside the page; the page stays at hand meanwhile. */
export async function layOut(graph: ElkNode): Promise<ElkNode> {
  const elk = new ELK({ workerUrl, algorithms: ['layered'] });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('laying out takes too long')), MOST_MS);
    });
    return await Promise.race([elk.layout(graph), late]);
  } finally {
    clearTimeout(timer);
    elk.terminateWorker();
  }
}
