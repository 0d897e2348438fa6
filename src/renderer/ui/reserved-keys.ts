const reserved: ReadonlyMap<string, string> = new Map([
  ['Ctrl C', 'copies text'],
  ['Ctrl X', 'cuts text'],
  ['Ctrl V', 'pastes text'],
  ['Ctrl A', 'selects everything'],
  ['Ctrl Z', 'undoes'],
  ['Ctrl Y', 'redoes'],
  ['Ctrl Shift Z', 'redoes'],
  ['Ctrl Q', 'ends the program'],
  ['Ctrl W', 'closes windows elsewhere, and must not take work away here'],
  ['Ctrl R', 'loads pages anew elsewhere, and must not take work away here'],
  ['Ctrl +', 'makes everything larger'],
  ['Ctrl =', 'makes everything larger'],
  ['Ctrl -', 'makes everything smaller'],
  ['Ctrl 0', 'brings back the actual size'],
  ['F11', 'fills the screen'],
  ['Alt F4', 'closes the window'],
  ['Shift F10', 'opens the menu of what has the focus'],
  ['Esc', 'leaves what is open'],
]);
const walking = /^(?:Ctrl |Alt |Shift )*(?:Tab|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Backspace|Del|Insert)$/;
const letterOrSign = /^(?:Shift )?(?:Space|F\d{1,2}|[^\s])$|^(?:Ctrl|Alt) /u;

/** Why an action cannot have these keys, as a sentence; undefined where it can. */
export function reservedWords(keys: string): string | undefined {
  const does = reserved.get(keys);
  if (does !== undefined) return `These keys are taken: everywhere, this ${does}.`;
  if (walking.test(keys)) return 'These keys move about and act on what has the focus, so they cannot be given away.';
  return letterOrSign.test(keys) ? undefined : 'Use a letter, a digit, a sign or a function key, with Ctrl or Alt where it shall work anywhere.';
}
