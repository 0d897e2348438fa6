/** Puts the focus into the list of the desk. */
export function focusList(): void {
  document.querySelector<HTMLElement>('[data-part="desk-list"]')?.focus();
}

/** Puts the focus into the search of the desk. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-part="desk-search"]')?.focus();
}

/** Puts the focus into the open claim or contact. */
export function focusCard(): void {
  document.querySelector<HTMLElement>('[data-part="desk-card"]')?.focus();
}
