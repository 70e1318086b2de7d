import type { Server, Socket } from 'socket.io';
import { PRESENCE_EVENT, PRESENCE_LEASE_MS, type PresenceRequest, type PresenceView, type PresentPerson, staff } from '#engine';
import type { Caller } from '../http/authenticate.ts';

/** Changes at one definition within this span are told as one. */
const GATHER_MS = 40;

/** What a line says of where its page is; it stands in the line's data, so that every process can read it. */
export interface Present {
  readonly definition: string;
  readonly id: string;
  readonly name: string;
  readonly element?: string;
  /** The lowest of those at one element holds it: when the line came there, below 0 when it took it over. */
  readonly order: number;
  /** Until when it counts as working on the element. */
  readonly until: number;
}

/**
 * Who has which definition open, and what of it he is working on. A line that ends is gone from it at once, one that
 * is cut within the time Socket.IO takes to notice; an element is let go when its lease is not renewed.
 */
export class Presence {
  private readonly server: Server;
  private readonly onFault: (error: unknown) => void;
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly leases = new Map<string, NodeJS.Timeout>();

  constructor(server: Server, onFault: (error: unknown) => void) {
    this.server = server;
    this.onFault = onFault;
  }

  /** Takes what a client says; what is no request of the contract, or of somebody outside the house, is ignored. */
  hear(socket: Socket, caller: Caller, request: unknown): void {
    if (!staff.includes(caller.role) || !isRequest(request)) return;
    const { definition, element, takes } = request;
    const before = presentOf(socket);
    if (before && before.definition !== definition) this.leave(socket);
    if (definition === null) return;
    const now = Date.now();
    const stays = before?.definition === definition && before.element === element && before.until > now && !takes;
    const present: Present = {
      definition,
      id: caller.actor.id,
      name: caller.name,
      until: now + PRESENCE_LEASE_MS,
      order: stays ? before.order : takes ? -now : now,
      ...(element === undefined ? {} : { element }),
    };
    (socket.data as { present?: Present }).present = present;
    this.lease(socket, present);
    if (stays) return;
    Promise.resolve(socket.join(roomOf(definition))).then(() => this.tell(definition), this.onFault);
  }

  leave(socket: Socket): void {
    const before = presentOf(socket);
    if (!before) return;
    delete (socket.data as { present?: Present }).present;
    clearTimeout(this.leases.get(socket.id));
    this.leases.delete(socket.id);
    Promise.resolve(socket.leave(roomOf(before.definition))).then(() => this.tell(before.definition), this.onFault);
  }

  close(): void {
    for (const timer of [...this.waiting.values(), ...this.leases.values()]) clearTimeout(timer);
  }

  /** Tells again once the lease is over, if it is not renewed before. */
  private lease(socket: Socket, { definition, element }: Present): void {
    clearTimeout(this.leases.get(socket.id));
    if (element === undefined) return;
    const timer = setTimeout(() => this.tell(definition), PRESENCE_LEASE_MS + GATHER_MS);
    this.leases.set(socket.id, timer.unref());
  }

  private tell(definition: string): void {
    if (this.waiting.has(definition)) return;
    const timer = setTimeout(() => {
      this.waiting.delete(definition);
      this.send(definition).catch(this.onFault);
    }, GATHER_MS);
    this.waiting.set(definition, timer);
  }

  private async send(definition: string): Promise<void> {
    const room = this.server.in(roomOf(definition));
    const lines = await room.fetchSockets();
    const there = lines.flatMap((line) => {
      const { present } = line.data as { present?: Present };
      return present?.definition === definition ? [{ line: line.id, ...present }] : [];
    });
    const working = there.filter(({ element, until }) => element !== undefined && until > Date.now());
    const holders = new Map(working.toSorted((a, b) => b.order - a.order).map(({ element, line }) => [element, line]));
    const people = there.map(({ line, id, name, element }): PresentPerson => {
      const isWorking = element !== undefined && working.some((each) => each.line === line);
      return { line, id, name, ...(isWorking ? { element } : {}), ...(isWorking && holders.get(element) === line ? { holds: true } : {}) };
    });
    room.emit(PRESENCE_EVENT, { definition, people } satisfies PresenceView);
  }
}

function presentOf(socket: Socket): Present | undefined {
  return (socket.data as { present?: Present }).present;
}

function roomOf(definition: string): string {
  return `definition:${definition}`;
}

function isRequest(value: unknown): value is PresenceRequest {
  const { definition, element, takes } = (value ?? {}) as Record<keyof PresenceRequest, unknown>;
  const isPlace = definition === null || (typeof definition === 'string' && /^[a-z-]{1,40}\/[a-z0-9-]{1,64}$/.test(definition));
  const takesWell = takes === undefined || (takes === true && element !== undefined);
  return isPlace && takesWell && (element === undefined || (typeof element === 'string' && element.length <= 700));
}
