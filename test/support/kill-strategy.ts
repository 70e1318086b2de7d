/** Five steps a day apart, each with a message, a task and a status: much to lose in a short time. */
export function ladderOfFive() {
  const steps = [1, 2, 3, 4, 5];
  return {
    kind: 'strategy',
    id: 'ladder-of-five',
    name: 'Ladder of five',
    timers: Object.fromEntries(
      steps.map((day) => [`day${day}`, { anchor: 'account.oldestDueOn', offset: `P${day}D`, at: '10:00', late: 'send' }]),
    ),
    machine: {
      id: 'ladder-of-five',
      initial: 'waiting',
      on: { 'account.settled': '.cured' },
      states: {
        waiting: { after: { day1: 'step1' } },
        ...Object.fromEntries(
          steps.map((day) => [
            `step${day}`,
            {
              entry: [
                { type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } },
                { type: 'task.create', params: { kind: 'call' } },
                ...(day === 3 ? [{ type: 'service.suspend' }] : []),
                ...(day === 4 ? [{ type: 'credit.hold' }] : []),
              ],
              ...(day < 5 ? { after: { [`day${day + 1}`]: `step${day + 1}` } } : {}),
            },
          ]),
        ),
        cured: { type: 'final', entry: [{ type: 'service.resume' }, { type: 'credit.release' }] },
      },
    },
  };
}
