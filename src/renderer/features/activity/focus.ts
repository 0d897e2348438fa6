/** Puts the caret in the filter field. */
export function focusFilter(): void {
  document.querySelector<HTMLInputElement>('[data-part="activity-filter"]')?.select();
}

/** Puts the focus on the stream. */
export function focusStream(): void {
  document.querySelector<HTMLElement>('[data-part="stream"]')?.focus();
}

/** True while the stream has the focus, so that its single keys are meant. */
export function streamHasFocus(): boolean {
  return document.activeElement?.closest('[data-part="stream"]') != null;
}

/** Puts the focus on the chosen tab of the open record. */
export function focusDetail(): void {
  document.querySelector<HTMLElement>('[data-part="activity-detail"] [role="tab"][aria-selected="true"]')?.focus();
}
