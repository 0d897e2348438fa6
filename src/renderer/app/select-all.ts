import { focusPlace } from '../ui/shortcuts';

const places = '[role="tabpanel"], [role="region"], [role="dialog"]';

/** True for the keys that select everything, where no text is being written. */
export function selectsAll(press: KeyboardEvent, target: Element | null): boolean {
  return press.key.toLowerCase() === 'a' && (press.ctrlKey || press.metaKey) && !press.shiftKey && !press.altKey && focusPlace(target) !== 'text';
}

/** Selects the text of the place that has the focus, such as a body; none of the window around it, which is no document. */
export function selectAllOf(target: Element | null): void {
  const place = target?.closest(places) ?? null;
  if (place !== null) document.getSelection()?.selectAllChildren(place);
}
