export type Severity = 'error' | 'warning';

interface CodeEntry {
  readonly severity: Severity;
  /** What is wrong, the same for every case. */
  readonly title: string;
  /** What to do about it. */
  readonly fix: string;
}

/**
 * Every fault a definition can have. A code is never renamed or given a second meaning: people search for
 * it, and stored reports carry it.
 */
export const codes = {
  'json.malformed': { severity: 'error', title: 'Not valid JSON', fix: 'Correct the text at the line and column named.' },
  'json.duplicate_key': {
    severity: 'error',
    title: 'A key is given twice',
    fix: 'Keep one of the two; JSON would silently drop the first.',
  },
  'json.forbidden_key': { severity: 'error', title: 'A key that may not be used', fix: 'Choose another name for this key.' },
  'json.too_deep': { severity: 'error', title: 'Nested too deeply', fix: 'Flatten the document.' },
  'json.too_large': { severity: 'error', title: 'Document too large', fix: 'Split the definition into smaller ones.' },

  'definition.kind_unknown': { severity: 'error', title: 'Unknown kind of definition', fix: 'Set "kind" to one of the kinds named.' },
  'definition.property_missing': { severity: 'error', title: 'A required property is missing', fix: 'Add the property named.' },
  'definition.property_unknown': {
    severity: 'error',
    title: 'A property nobody reads',
    fix: 'Correct its name, remove it, or begin it with "x-" to keep it as your own.',
  },
  'definition.value_type': { severity: 'error', title: 'A value of the wrong type', fix: 'Give a value of the type named.' },
  'definition.value_refused': { severity: 'error', title: 'A value that is not allowed here', fix: 'Give a value of the form named.' },
  'definition.limit_exceeded': { severity: 'error', title: 'Beyond a limit', fix: 'Split the definition, or remove what is not needed.' },
  'definition.id_repeated': { severity: 'error', title: 'Two rows with one id', fix: 'Give each row an id of its own.' },

  'field.options_unfit': {
    severity: 'error',
    title: 'A list of options where none can be',
    fix: 'Make the field a text, or remove its options.',
  },
  'field.option_repeated': { severity: 'error', title: 'An option is there twice', fix: 'Keep one of the two.' },

  'rule.fact_unknown': { severity: 'error', title: 'Unknown fact', fix: 'Use a fact of the catalogue, or add it as a custom field first.' },
  'rule.operator_unknown': { severity: 'error', title: 'Unknown operator', fix: 'Use one of the operators listed for this fact.' },
  'rule.operator_mismatch': { severity: 'error', title: 'The operator does not fit the fact', fix: "Use an operator of the fact's type." },
  'rule.value_type': {
    severity: 'error',
    title: 'The value does not fit the fact',
    fix: "Give a value of the fact's type; money is an integer of minor units.",
  },
  'rule.group_empty': {
    severity: 'error',
    title: 'An empty group',
    fix: 'Add a condition or remove the group; an empty group would always hold.',
  },
  'rule.condition_unknown': { severity: 'error', title: 'Reference to a rule that does not exist', fix: 'Name a rule of this definition.' },
  'rule.condition_cycle': { severity: 'error', title: 'A rule refers to itself', fix: 'Break the circle of references.' },
  'rule.too_large': { severity: 'error', title: 'Too many conditions in one rule', fix: 'Split the rule into named rules.' },
  'rule.too_deep': { severity: 'error', title: 'Groups nested too deeply', fix: 'Flatten the groups or name inner ones as rules.' },
  'rule.form_refused': {
    severity: 'error',
    title: 'A condition of a form that is not allowed',
    fix: 'Write { fact, operator, value }, { all }, { any }, { not } or { condition }.',
  },
  'rule.event_fact_absent': {
    severity: 'error',
    title: 'The event does not carry this fact',
    fix: 'Use a fact of this event, or of the account.',
  },
  'rule.unused': { severity: 'warning', title: 'A rule nobody uses', fix: 'Use it in a path or remove it.' },

  'guard.rule_unknown': { severity: 'error', title: 'Unknown rule', fix: 'Name a rule under "rules".' },
  'effect.unknown': {
    severity: 'error',
    title: 'Nobody offers this action',
    fix: 'Use an action of the palette, or install the connector that offers it.',
  },
  'effect.params_invalid': { severity: 'error', title: "The action's settings are wrong", fix: 'Correct the setting named.' },
  'template.unknown': { severity: 'error', title: 'Unknown template', fix: 'Name a published template.' },
  'template.channel_mismatch': {
    severity: 'error',
    title: 'The template is for another channel',
    fix: 'Choose a template of this channel.',
  },
  'event.unknown': {
    severity: 'error',
    title: 'Unknown event',
    fix: 'Use an event of the list, "manual.<name>", or one of an installed connector.',
  },
  'event.wildcard_refused': {
    severity: 'error',
    title: 'Wildcard not allowed here',
    fix: 'Name the event, or end with ".*" after a first word: a bare "*" would swallow timers.',
  },
  'target.unknown': { severity: 'error', title: 'Target does not exist', fix: 'Point to a state that exists.' },
  'target.own_history': {
    severity: 'error',
    title: 'A path back to where it already is',
    fix: 'Lead to the history of a state from outside it; from inside, name the state meant.',
  },
  'initial.unknown': { severity: 'error', title: 'The initial state does not exist', fix: 'Name one of the states beside it.' },
  'timer.unknown': { severity: 'error', title: 'Unknown timer', fix: 'Name a timer under "timers".' },
  'timer.anchor_invalid': {
    severity: 'error',
    title: 'The anchor is not a date',
    fix: 'Anchor the timer to a date fact, or leave the anchor out to count from the step.',
  },
  'timer.calendar_unknown': { severity: 'error', title: 'Unknown calendar', fix: 'Name a calendar that exists.' },
  'timer.calendar_missing': { severity: 'error', title: 'Business days need a calendar', fix: 'Name the calendar whose open days count.' },
  'timer.zone_unknown': { severity: 'error', title: 'Unknown time zone', fix: 'Use an IANA name such as "America/New_York".' },
  'timer.offset_invalid': {
    severity: 'error',
    title: 'The offset does not fit the way it is counted',
    fix: 'Business days take whole days ("P5D"); elapsed time cannot be combined with "at".',
  },
  'timer.unused': { severity: 'warning', title: 'A timer nobody waits for', fix: 'Use it in "after" or remove it.' },

  'state.unreachable': { severity: 'error', title: 'No path leads here', fix: 'Lead a path here or remove the state.' },
  'state.dead_end': { severity: 'error', title: 'No way on', fix: 'Add a path out, or make the state final.' },
  'state.final_exit': { severity: 'error', title: 'A final state with ways out', fix: 'Remove its paths, or make it an ordinary state.' },
  'machine.instant_loop': {
    severity: 'error',
    title: 'A circle that never waits',
    fix: 'Put a timer or an event from outside into the circle.',
  },
  'transition.shadowed': {
    severity: 'error',
    title: 'A branch that can never be taken',
    fix: 'Move it before the branch that always wins, or remove it.',
  },
  'transition.never_taken': {
    severity: 'error',
    title: 'A path that can never be taken',
    fix: 'Give the state an inner final state, each region of a parallel one, or remove "onDone".',
  },
  'timer.no_else': {
    severity: 'error',
    title: 'A guarded timer is the only way on',
    fix: 'Add a second branch without a condition: a timer fires once.',
  },
  'settlement.no_way_out': {
    severity: 'error',
    title: 'Paid accounts cannot leave',
    fix: 'Add a path on "account.settled" that leads to a final state without a condition.',
  },

  'standing.promise_missing': {
    severity: 'warning',
    title: 'No standing rule for promises',
    fix: 'Add a path on "promise.made" to a step that waits for the promise.',
  },
  'standing.dispute_missing': {
    severity: 'warning',
    title: 'No standing rule for disputes',
    fix: 'Add a path on "dispute.opened" to a step that rests while everything due is disputed.',
  },
  'standing.hold_missing': {
    severity: 'warning',
    title: 'No standing rule for holds',
    fix: 'Add a path on "hold.placed" to a step that rests until the hold is lifted.',
  },
  'standing.bounce_missing': {
    severity: 'warning',
    title: 'No standing rule for messages that bounce',
    fix: 'Add a path on "notice.bounced" that has somebody find another address.',
  },

  'calendar.rule_invalid': {
    severity: 'error',
    title: 'A holiday rule that never falls on a day',
    fix: 'Correct the month, day or weekday.',
  },
  'aging.bounds_order': { severity: 'error', title: 'Aging bounds out of order', fix: 'List the upper bounds rising, each once.' },
  'segment.row_shadowed': {
    severity: 'warning',
    title: 'A row that can never be reached',
    fix: 'Move it above the row without a condition.',
  },
  'strategy.unknown': { severity: 'error', title: 'Unknown strategy', fix: 'Name a published strategy.' },
  'policy.hours_order': { severity: 'error', title: 'The contact window ends before it begins', fix: 'Set "to" later than "from".' },
  'template.syntax': { severity: 'error', title: 'The template cannot be read', fix: 'Correct the tag named.' },
  'template.tag_refused': { severity: 'error', title: 'A tag that is not allowed', fix: 'Use if, unless, for, case or assign.' },
  'template.filter_refused': { severity: 'error', title: 'A filter that is not allowed', fix: 'Use one of the filters listed.' },
  'template.variable_unknown': { severity: 'error', title: 'Unknown variable', fix: 'Use a variable of the list.' },

  'test.assertion_missing': { severity: 'error', title: 'A test that asserts nothing', fix: 'Add an "expect" row or "never".' },
  'test.failed': {
    severity: 'error',
    title: 'A test of the definition fails',
    fix: 'Correct the definition, or the test if it asks for the wrong thing.',
  },
  'test.not_covering': { severity: 'warning', title: 'No test comes here', fix: 'Add a test that reaches it.' },
} as const satisfies Record<string, CodeEntry>;

export type DiagnosticCode = keyof typeof codes;
