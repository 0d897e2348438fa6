/** A step to begin with, as it is put into a file. */
export interface StepText {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
}

/** One of each kind, each of which can be played as it stands. */
export const stepTexts: readonly StepText[] = [
  { id: 'do', label: 'A change on the desk', hint: 'do', text: '  - do: create claim\n    as: { user: John Smith }\n' },
  { id: 'send', label: 'An event as composed', hint: 'send', text: '  - send: claim.created\n' },
  { id: 'expect', label: 'An expectation', hint: 'expect', text: '  - expect: event:claim.created\n    at_least: 1\n    within: 10 s\n' },
  { id: 'unexpected', label: 'Nothing unexpected', hint: 'expect', text: '  - expect: nothing unexpected\n    until: end\n    but: ["event:claim.*"]\n' },
  { id: 'wait', label: 'A wait', hint: 'wait', text: '  - wait: 10 min\n' },
  { id: 'fault', label: 'An event with a fault', hint: 'fault', text: '  - fault: duplicate=2\n    event: claim.closed\n' },
  { id: 'burst', label: 'A burst', hint: 'burst', text: '  - burst: claim.label_added\n    count: 200\n    rate: 50/s\n' },
  { id: 'note', label: 'A note to read out', hint: 'note', text: '  - note: What happens now, in a sentence.\n' },
  { id: 'prompt', label: 'A prompt to continue', hint: 'prompt', text: '  - prompt: Continue when the case shows in your system\n' },
  { id: 'repeat', label: 'A loop', hint: 'repeat', text: '  - repeat: 3\n    steps:\n      - do: add label\n        label: round ${round}\n' },
];
