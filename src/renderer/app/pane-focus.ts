const focusable = 'button:not([tabindex="-1"]), a[href], input, [tabindex="0"]';

/** Takes the focus to the next pane of the window, or the one before, going round. Panes are what carries `data-pane`, and the sections of the open page. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane], .sheet .pane')].filter((pane) => pane.offsetParent !== null && pane.querySelector(focusable) !== null);
  const current = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(current + step + panes.length) % panes.length];
  next?.querySelector<HTMLElement>('[data-pane-focus]')?.focus();
  if (next !== undefined && !next.contains(document.activeElement)) next.querySelector<HTMLElement>(focusable)?.focus();
}
