import { Type } from 'typebox';
import type { Connector } from '#connectors';
import type { Runtime } from '../runtime.ts';
import type { ActiveConnector } from './connector-host.ts';

/**
 * A letter leaves the house in somebody's hand. For the outbox it is through when it may go: it can be printed
 * then. Strategies are not offered it, since nobody would know that there is something to post.
 */
const paper: Connector = {
  manifest: {
    id: 'paper',
    version: '1.0.0',
    title: 'Letters on paper',
    description: 'Makes letters for somebody to print and post.',
    icon: 'print',
    settings: Type.Object({}, { additionalProperties: false }),
    channels: ['letter'],
    events: [],
    effects: [],
    // Made once more it is the same letter.
    recovery: 'key',
    receipts: false,
    local: () => true,
  },
  open: () => ({
    send: async ({ key }) => ({ result: 'accepted', reference: key }),
    check: async () => ({ ok: true, detail: 'letters are printed by whoever writes them' }),
    close: async () => undefined,
  }),
};

const onPaper: ActiveConnector = {
  connector: paper,
  session: paper.open({}, { log: { info: () => undefined, warn: () => undefined }, now: () => Date.now() }),
  enabled: true,
  local: true,
};

/** Who carries a channel; undefined when nobody is set up to. */
export async function carrierOf({ connectors }: Pick<Runtime, 'connectors'>, channel: string): Promise<ActiveConnector | undefined> {
  return (await connectors.active(channel)) ?? (channel === 'letter' ? onPaper : undefined);
}
