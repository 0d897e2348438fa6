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

/** Puts the focus on the chosen tab of the open record, or on the first thing to do with what is selected. */
export function focusDetail(): void {
  const detail = document.querySelector('[data-part="activity-detail"]');
  (detail?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? detail?.querySelector<HTMLElement>('.toolbar button'))?.focus();
}
