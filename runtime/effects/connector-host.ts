import type { Logger } from 'pino';
import type { Connector, ConnectorSession } from '#connectors';
import type { Offering } from '#engine';
import { connectorSettingsOf, saveConnectorSettings } from '../store/connector-store.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { ConnectorSettingsDocument } from '../store/system-documents.ts';
import { offeringsOf } from './installed-connectors.ts';
import type { SecretBox } from './secret-box.ts';

/** A connector with its settings as they are now. */
export interface ActiveConnector {
  readonly connector: Connector;
  readonly session: ConnectorSession;
  readonly enabled: boolean;
  /** Whether what it sends stays on this machine. */
  readonly local: boolean;
}

/** Settings as an admin may see them: secrets are only named. */
export interface VisibleSettings {
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secretsSet: readonly string[];
}

/**
 * Holds the installed connectors and opens them with their settings, which are read anew at every use: what an
 * admin changes in one process holds in all from the next message on.
 */
export class ConnectorHost {
  private readonly sessions = new Map<string, { readonly key: string; readonly session: ConnectorSession }>();
  readonly installed: readonly Connector[];
  private readonly store: Store;
  private readonly secrets: SecretBox;
  private readonly log: Logger;

  constructor(store: Store, installed: readonly Connector[], secrets: SecretBox, log: Logger) {
    this.store = store;
    this.installed = installed;
    this.secrets = secrets;
    this.log = log;
  }

  /** What definitions may use because these connectors are installed. */
  offerings(): readonly Offering[] {
    return offeringsOf(this.installed);
  }

  connectorFor(channel: string): Connector | undefined {
    return this.installed.find(({ manifest }) => manifest.channels.some((each) => each === channel));
  }

  /** The connector of a channel, opened; undefined when none offers it or it has no settings yet. */
  async active(channel: string): Promise<ActiveConnector | undefined> {
    const connector = this.connectorFor(channel);
    const document = connector && (await connectorSettingsOf(this.store, connector.manifest.id));
    if (!connector || !document) return undefined;
    const settings = { ...document.settings, ...this.openSecrets(document) };
    return {
      connector,
      session: await this.session(connector, settings, document),
      enabled: document.enabled,
      local: connector.manifest.local(settings),
    };
  }

  async visible(connector: Connector, transaction?: Transaction): Promise<VisibleSettings> {
    const document = await connectorSettingsOf(this.store, connector.manifest.id, transaction);
    return { enabled: document?.enabled ?? false, settings: document?.settings ?? {}, secretsSet: Object.keys(document?.secrets ?? {}) };
  }

  /** Saves checked settings. A secret that is left out stays as it was; an empty one is removed. */
  async configure(
    connector: Connector,
    enabled: boolean,
    given: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<void> {
    const { id } = connector.manifest;
    const names = secretFields(connector);
    const before = await connectorSettingsOf(this.store, id, transaction);
    const secrets: Record<string, string> = { ...before?.secrets };
    for (const name of names) {
      const value = given[name];
      if (value === '') delete secrets[name];
      else if (typeof value === 'string') secrets[name] = this.secrets.seal(value, `${id}.${name}`);
    }
    const settings = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
    await saveConnectorSettings(this.store, { _id: id, enabled, settings, secrets }, transaction);
  }

  async close(): Promise<void> {
    for (const { session } of this.sessions.values()) await session.close();
    this.sessions.clear();
  }

  private openSecrets(document: ConnectorSettingsDocument): Record<string, string> {
    return Object.fromEntries(
      Object.entries(document.secrets).map(([name, sealed]) => [name, this.secrets.open(sealed, `${document._id}.${name}`)]),
    );
  }

  private async session(
    connector: Connector,
    settings: Readonly<Record<string, unknown>>,
    document: ConnectorSettingsDocument,
  ): Promise<ConnectorSession> {
    const { id } = connector.manifest;
    const key = JSON.stringify([document.settings, document.secrets]);
    const open = this.sessions.get(id);
    if (open?.key === key) return open.session;
    const log = this.log.child({ connector: id });
    const session = connector.open(settings, {
      log: { info: (data, message) => log.info(data, message), warn: (data, message) => log.warn(data, message) },
      now: () => Date.now(),
    });
    this.sessions.set(id, { key, session });
    await open?.session.close();
    return session;
  }
}

/** Settings that may be written and never read. */
export function secretFields(connector: Connector): string[] {
  const { properties = {} } = connector.manifest.settings as {
    readonly properties?: Readonly<Record<string, { readonly format?: string }>>;
  };
  return Object.entries(properties)
    .filter(([, property]) => property.format === 'secret')
    .map(([name]) => name);
}
