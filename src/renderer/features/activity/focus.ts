/** Puts the caret in the filter field. */
export function focusFilter(): void {
  document.querySelector<HTMLInputElement>('[data-part="activity-filter"]')?.select();
}

/** Puts the caret at the end of the filter field, or at its start. */
export function focusFilterEnd(end: 'start' | 'end' = 'end'): void {
  const input = document.querySelector<HTMLInputElement>('[data-part="activity-filter"]');
  const at = end === 'start' ? 0 : (input?.value.length ?? 0);
  input?.focus();
  input?.setSelectionRange(at, at);
}

/** Puts the focus on a condition of the filter; before the first one it stays where it is. */
export function focusToken(index: number): void {
  document.querySelectorAll<HTMLElement>('[data-part="query-token"]')[index]?.focus();
}

/** Puts the focus on the stream. */
export function focusStream(): void {
  document.querySelector<HTMLElement>('[data-part="stream"]')?.focus();
}

/** True while the stream has the focus, so that its single keys are meant. */
export function streamHasFocus(): boolean {
  return document.activeElement?.closest('[data-part="stream"]') != null;
}

/** Puts the focus on the chosen tab of the open record, or on the first thing to do with what is selected. */
export function focusDetail(): void {
  const detail = document.querySelector('[data-part="activity-detail"]');
  (detail?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? detail?.querySelector<HTMLElement>('.toolbar button'))?.focus();
}
