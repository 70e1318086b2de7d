export const paletteText = {
  search: 'Find a step, action or event',
  help: 'Drag onto the canvas, or press Enter to add after what is chosen.',
  group: {
    message: 'Messages',
    work: 'Work for people',
    account: 'On the $t(labels:account)',
    dispute: 'Disputes',
    connector: 'From connectors',
    course: 'Course',
    happens: 'When something happens',
  },
  tip: {
    event: 'A path that is taken when this happens',
  },
  item: {
    wait: { name: 'Wait', about: 'Nothing is done until a time has come or something happens' },
    decision: { name: 'Decision', about: 'Goes one way or another at once, by conditions' },
    split: { name: 'Split', about: 'Half goes one way and half the other, to compare them' },
    level: { name: 'Level', about: 'Steps that belong together, with paths that hold for all of them' },
    parallel: { name: 'At the same time', about: 'Two courses that run side by side' },
    end: { name: 'End', about: 'The strategy has done its work' },
    back: { name: 'Back to where it was', about: 'Leads to the step its level was last at' },
    note: { name: 'Note', about: 'Text on the canvas that changes nothing' },
  },
} as const;
