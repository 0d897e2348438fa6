type Stepper = (step: 1 | -1) => boolean;

let own: Stepper | undefined;

/** A view that draws only the rows in view goes through its differences itself, until the returned function is called. */
export function stepThrough(stepper: Stepper): () => void {
  own = stepper;
  return () => {
    if (own === stepper) own = undefined;
  };
}

/** Takes the focus to the next difference on the page, or the one before; rows that are not drawn yet are drawn first. */
export function goToDifference(step: 1 | -1): void {
  const page = document.querySelector<HTMLElement>('[data-part="compare"]');
  if (page === null) return;
  if (own !== undefined && document.activeElement?.closest('.byte-table') !== null && own(step)) return;
  const rows = [...page.querySelectorAll<HTMLElement>('[data-difference]')];
  const active = document.activeElement;
  const current = rows.findIndex((row) => row === active || row.contains(active));
  // With the focus elsewhere it goes on from the first difference that stands after it.
  const after = current === -1 && active !== null ? rows.findIndex((row) => (active.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !active.contains(row)) : -1;
  const next = current !== -1 ? current + step : step === 1 ? Math.max(after, 0) : after === -1 ? rows.length - 1 : after - 1;
  const row = rows[next];
  if (row !== undefined) {
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
    return;
  }
  if (step === 1 && page.querySelector('[data-drawing]') !== null) {
    requestAnimationFrame(() => goToDifference(step));
    return;
  }
  const more = step === 1 ? page.querySelector<HTMLButtonElement>('[data-part="compare-more"]') : null;
  if (more !== null) {
    more.click();
    requestAnimationFrame(() => goToDifference(step));
    return;
  }
  if (own?.(step) === true) return;
  // Round to the other end.
  const end = rows.at(step === 1 ? 0 : -1);
  end?.focus();
  end?.scrollIntoView({ block: 'nearest' });
}
