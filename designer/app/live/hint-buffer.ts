import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { LiveHint } from '#engine';
import type { CallId } from '../api/addresses.ts';

/** Which answers a hint makes old. Those of one account are told apart from those of the whole book. */
const touched: Readonly<Record<LiveHint['type'], readonly CallId[]>> = {
  account: [],
  task: [],
  work: ['work.list', 'work.sum', 'work.invoices', 'board.get'],
  notice: ['outbox.list', 'outbox.get', 'channels.list', 'channels.preview'],
  portfolio: ['board.get', 'portfolio.get', 'accounts.list', 'strategies.live', 'promises.list'],
  clock: ['clock.get', 'board.get'],
  definition: [
    'definitions.list',
    'definitions.get',
    'definitions.versions',
    'registry.get',
    'strategies.live',
    'strategies.moves',
    'strategies.pauses',
    'strategies.held',
    'accounts.get',
  ],
  incident: ['incidents.list', 'portfolio.get', 'accounts.list', 'strategies.live'],
  import: ['portfolio.get', 'accounts.list'],
};

/** Rest between two rounds of fetching while hints keep coming, as they do when the sandbox clock walks. */
const REST_MS = 250;

/**
 * Turns hints into fresh answers: the first at once, a stream of them in rounds. A round waits for the
 * fetches of the one before, so a busy server is never asked twice at a time for the same page.
 */
export class HintBuffer {
  private waiting = new Map<string, QueryKey>();
  private running = false;
  private readonly client: QueryClient;

  constructor(client: QueryClient) {
    this.client = client;
  }

  take(hint: LiveHint): void {
    for (const key of keysOf(hint)) this.waiting.set(JSON.stringify(key), key);
    if (!this.running) this.run().catch(() => undefined);
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (this.waiting.size > 0) {
        const keys = [...this.waiting.values()];
        this.waiting = new Map();
        await Promise.all(keys.map((queryKey) => this.client.invalidateQueries({ queryKey })));
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
      }
    } finally {
      this.running = false;
    }
  }
}

function keysOf(hint: LiveHint): QueryKey[] {
  if (hint.type !== 'account') return touched[hint.type].map((route) => [route]);
  const input = { params: { accountId: hint.id } };
  return [
    ['accounts.get', input],
    ['timeline.list', input],
    ['calls.guide', input],
    ['attachments.list', input],
  ];
}
