import type { Server, Socket } from 'socket.io';
import { OPENED_EVENT, type OpenedView } from '#engine';
import type { Caller } from '../http/authenticate.ts';
import { inScope } from '../http/handler.ts';
import { accountRoom, roomsOfUnit, STAFF_ROOM } from './rooms.ts';

/** Changes at one account within this span are told as one. */
const GATHER_MS = 40;

/** An account somebody has open; it stands in the line's data, so that every process can read it. */
export interface OpenAccount {
  readonly accountId: string;
  readonly accountName: string;
  readonly unitId?: string;
}

/** What a line says of whose it is and what it has open. */
interface Opening {
  readonly caller: Caller;
  readonly open?: readonly OpenAccount[];
}

/** Who has which account open, told to everybody who may see the account, so that nobody calls one that another has open. */
export class Opened {
  private readonly server: Server;
  private readonly onFault: (error: unknown) => void;
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(server: Server, onFault: (error: unknown) => void) {
    this.server = server;
    this.onFault = onFault;
  }

  /** Notes that a line, which sits in the account's room, has it open. */
  open(socket: Socket, account: OpenAccount): void {
    const data = socket.data as { open?: OpenAccount[] };
    data.open = [...(data.open ?? []).filter(({ accountId }) => accountId !== account.accountId), account];
    this.tell(account);
  }

  close(socket: Socket, accountId: string): void {
    const data = socket.data as { open?: OpenAccount[] };
    const account = data.open?.find((each) => each.accountId === accountId);
    if (!account) return;
    data.open = data.open?.filter((each) => each !== account) ?? [];
    this.tell(account);
  }

  closeAll(socket: Socket): void {
    for (const { accountId } of (socket.data as Opening).open ?? []) this.close(socket, accountId);
  }

  /** Everything that is open now and that a caller may see. */
  async seenBy(caller: Caller): Promise<OpenedView[]> {
    const lines = await this.server.in(STAFF_ROOM).fetchSockets();
    const open = lines.flatMap((line) => (line.data as Opening).open ?? []).filter((account) => inScope(caller, account));
    return [...new Map(open.map((account) => [account.accountId, account])).values()].map((account) => viewOf(account, lines));
  }

  /** The names of those who have an account open, by account; of one account, or of all. */
  async now(accountId?: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const lines = await this.server.in(accountId === undefined ? STAFF_ROOM : accountRoom(accountId)).fetchSockets();
    const open = lines.flatMap((line) => (line.data as Opening).open ?? []);
    const asked = new Map(
      open.map((account) => [account.accountId, account]).filter(([id]) => accountId === undefined || id === accountId) as [
        string,
        OpenAccount,
      ][],
    );
    return new Map([...asked].map(([id, account]) => [id, viewOf(account, lines).people.map(({ name }) => name)]));
  }

  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private tell(account: OpenAccount): void {
    const { accountId } = account;
    if (this.waiting.has(accountId)) return;
    const timer = setTimeout(() => {
      this.waiting.delete(accountId);
      this.send(account).catch(this.onFault);
    }, GATHER_MS);
    this.waiting.set(accountId, timer);
  }

  private async send(account: OpenAccount): Promise<void> {
    const lines = await this.server.in(accountRoom(account.accountId)).fetchSockets();
    this.server.to(roomsOfUnit(account.unitId)).emit(OPENED_EVENT, viewOf(account, lines));
  }
}

/** One person counts once, however many pages he has. */
function viewOf({ accountId, accountName }: OpenAccount, lines: readonly { readonly data: unknown }[]): OpenedView {
  const people = new Map<string, string>();
  for (const { data } of lines) {
    const { caller, open = [] } = data as Opening;
    if (open.some((account) => account.accountId === accountId)) people.set(caller.actor.id, caller.name);
  }
  return { accountId, accountName, people: [...people].map(([id, name]) => ({ id, name })) };
}
