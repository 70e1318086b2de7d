/** Words of the fields a definition is changed in. */
export const settingsText = {
  name: 'Name',
  description: 'What it is for',
  descriptionPlaceholder: 'For whoever reads this after you',
  choose: 'Choose…',
  unknown: '{{value}} (not there any more)',
  whole: 'Write a whole number.',
  number: 'Write a number.',
  json: 'Written as JSON. It is kept exactly as it is until you change it.',
  jsonFault: 'This is not JSON yet; it is not applied.',
  span: {
    day: 'days',
    week: 'weeks',
    month: 'months',
    year: 'years',
    hour: 'hours',
    minute: 'minutes',
    unit: '{{field}}: unit',
  },
  did: 'Change {{what}}',
} as const;
