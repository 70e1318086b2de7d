import type { TSchema } from 'typebox';
import type { Channel, EffectKind, EventKind } from '#engine';

/**
 * What can be known after a worker died between call and answer:
 * `key` the other side deduplicates by our key, so we send again;
 * `query` it can be asked whether it has the key;
 * `neither` nobody can tell: the attempt is parked for a person and never repeated.
 */
export type RecoveryClass = 'key' | 'query' | 'neither';

/** What a connector is and offers: the one declaration everything else is made from. */
export interface ConnectorManifest {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly icon: string;
  /** Settings an admin gives; a property with `format: "secret"` can be written and never read. */
  readonly settings: TSchema;
  readonly channels: readonly Channel[];
  readonly events: readonly EventKind[];
  readonly effects: readonly EffectKind[];
  readonly recovery: RecoveryClass;
  /** Whether the other side reports what was delivered; without it, accepted and not bounced counts as delivered. */
  readonly receipts: boolean;
  /** Whether it stays on this machine with these settings; only then does it act in a sandbox. */
  local(settings: Readonly<Record<string, unknown>>): boolean;
}

/** What a connector is given, and nothing else. */
export interface ConnectorKit {
  readonly log: ConnectorLog;
  /** Wall clock, for timeouts and signatures. */
  now(): number;
}

export interface ConnectorLog {
  info(data: Readonly<Record<string, unknown>>, message: string): void;
  warn(data: Readonly<Record<string, unknown>>, message: string): void;
}

/** A file that goes with a message. */
export interface Attachment {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** A message as a channel sends it. */
export interface OutboundMessage {
  /** The idempotency key: equal keys, equal messages. */
  readonly key: string;
  readonly to: string;
  readonly toName?: string | undefined;
  readonly from: { readonly name: string; readonly email: string };
  /** Where answers to this very message come in, and reports on its delivery. */
  readonly replyTo?: string | undefined;
  /** Message-ID of the mail this one answers. */
  readonly inReplyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
  /** Somebody has written it: whoever is away may say so (RFC 3834). */
  readonly isByPerson?: boolean;
}

/** How an attempt ended. Whatever is not certain is `unclear`; guessing would mean asking somebody twice. */
export type SendOutcome =
  | { readonly result: 'accepted'; readonly reference: string }
  /** The address does not work; another try will not help. */
  | { readonly result: 'bounced'; readonly detail: string }
  /** Certainly not accepted, and another try will not help. */
  | { readonly result: 'rejected'; readonly detail: string }
  /** Certainly not accepted; it may work later. */
  | { readonly result: 'unavailable'; readonly detail: string; readonly retryAfterMs?: number }
  /** The other side may have taken it. */
  | { readonly result: 'unclear'; readonly detail: string };

export interface Health {
  readonly ok: boolean;
  readonly detail: string;
}

/** A connector at work with one set of settings. */
export interface ConnectorSession {
  send(message: OutboundMessage, signal: AbortSignal): Promise<SendOutcome>;
  /** Asks the other side for a key; only for recovery class `query`. */
  find?(key: string, signal: AbortSignal): Promise<'accepted' | 'absent' | 'unknown'>;
  check(signal: AbortSignal): Promise<Health>;
  close(): Promise<void>;
}

export interface Connector {
  readonly manifest: ConnectorManifest;
  open(settings: Readonly<Record<string, unknown>>, kit: ConnectorKit): ConnectorSession;
}
