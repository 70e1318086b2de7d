/** A flow of so many steps in a grid, each leading to the next, every third also to one far away. */
export function gridFlow(count: number): Record<string, unknown> {
  const states = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `step${index}`,
      {
        entry: [{ type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } }],
        after: { wait: `step${(index + 1) % count}` },
        ...(index % 3 === 0 ? { on: { 'payment.received': `step${(index * 7 + 11) % count}` } } : {}),
      },
    ]),
  );
  const nodes = Object.fromEntries(Object.keys(states).map((name, index) => [name, gridPlace(index)]));
  return {
    kind: 'strategy',
    id: 'bench',
    name: 'Bench',
    timers: { wait: { offset: 'P3D', count: 'business' } },
    machine: { id: 'bench', initial: 'step0', states },
    layout: { nodes, notes: [] },
  };
}

export function gridPlace(index: number): { x: number; y: number } {
  return { x: 360 + (index % 40) * 400, y: Math.floor(index / 40) * 200 };
}

export const gridView = { x: 0, y: 40, zoom: 0.5 };
