/** An effect as a definition asks for it. */
export interface Asked {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export const email = (template: string): Asked => ({ type: 'notice.send', params: { channel: 'email', template } });
export const task = (kind: string, params: Readonly<Record<string, unknown>> = {}): Asked => ({
  type: 'task.create',
  params: { kind, ...params },
});
export const effect = (type: string, params?: Readonly<Record<string, unknown>>): Asked => ({ type, ...(params ? { params } : {}) });

interface Parts {
  readonly timers?: object;
  readonly rules?: object;
  readonly subject?: 'account' | 'invoice';
  readonly on?: object;
  readonly promises?: object;
  readonly plans?: object;
}

/** A small strategy: its first state is the initial one, and it ends on settlement, resuming service. */
export function aFlow(id: string, states: Readonly<Record<string, object>>, parts: Parts = {}): object {
  const { on, ...rest } = parts;
  return {
    kind: 'strategy',
    id,
    name: id.replaceAll('-', ' '),
    ...rest,
    machine: {
      id,
      initial: Object.keys(states)[0],
      on: { 'account.settled': '.cured', ...on },
      states: { ...states, cured: { type: 'final', entry: [effect('service.resume'), effect('credit.release')] } },
    },
  };
}

/** `P5D` after the oldest due date, at nine. */
export const dueDay = (days: number, more: object = {}): object => ({
  anchor: 'account.oldestDueOn',
  offset: `P${days}D`,
  at: '09:00',
  ...more,
});
