import { type Connector, smtpConnector } from '#connectors';
import type { Offering } from '#engine';

/** The connectors of this product; the first that offers a channel carries it. */
export const installedConnectors: readonly Connector[] = [smtpConnector];

/** What definitions may use because connectors are installed. */
export function offeringsOf(connectors: readonly Connector[]): Offering[] {
  return connectors.map(({ manifest }) => ({ events: manifest.events, effects: manifest.effects, channels: manifest.channels }));
}
