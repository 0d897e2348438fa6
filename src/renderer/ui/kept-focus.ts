/** An element on the way from the focus up to the document, with its place among its siblings then. */
interface Stop {
  readonly element: Element;
  readonly place: number;
}

const focusable = 'a[href], button, input, select, textarea, [tabindex="0"]';
const mostRemembered = 8;

/**
 * Keeps the focus near when the element that has it goes: on the same control of the row that took its place, on the first control beside it,
 * or, where a message went, on what had the focus before. A page that goes as a whole is left to the page that comes. Ends with the returned function.
 */
export function keepFocus(): () => void {
  let trail: readonly Stop[] = [];
  let earlier: readonly Element[] = [];

  const onFocus = (event: FocusEvent): void => {
    if (!(event.target instanceof Element)) return;
    trail = trailOf(event.target);
    earlier = [event.target, ...earlier.filter((element) => element !== event.target)].slice(0, mostRemembered);
  };
  const onBlur = ({ target }: FocusEvent): void => {
    // The focus was given up, unless its element has been taken out by then.
    queueMicrotask(() => {
      if (target instanceof Element && target.isConnected && trail[0]?.element === target && document.activeElement !== target) trail = [];
    });
  };
  const observer = new MutationObserver(() => {
    const [held] = trail;
    if (held === undefined || (document.activeElement !== null && document.activeElement !== document.body)) return;
    const left = trail;
    trail = [];
    const next = held.element.isConnected ? held.element : (nearest(left) ?? (wasOnPage(left) ? undefined : earlier.find((element) => element.isConnected)));
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  });

  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', onBlur);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', onBlur);
    observer.disconnect();
  };
}

function trailOf(target: Element): readonly Stop[] {
  const trail: Stop[] = [];
  for (let element: Element | null = target; element !== null && element !== document.body; element = element.parentElement) {
    trail.push({ element, place: element.parentElement === null ? 0 : [...element.parentElement.children].indexOf(element) });
  }
  return trail;
}

/** The control that stands where the one that went stood; undefined where a whole page or a window within the window went. */
function nearest(trail: readonly Stop[]): Element | undefined {
  const at = trail.findIndex(({ element }) => element.isConnected);
  const survivor = trail[at]?.element;
  if (survivor === undefined || survivor.closest('main, [role="dialog"]') === null || survivor.matches('main')) return undefined;
  const gone = trail.slice(0, at).reverse();
  const successor = survivor.children[gone[0]?.place ?? 0];
  return alike(survivor, gone) ?? firstShown(successor) ?? firstShown(survivor);
}

/** The first control within that a person can see; a hidden one takes no focus. */
function firstShown(within: Element | undefined): Element | undefined {
  return [...(within?.querySelectorAll(focusable) ?? [])].find((element) => element.checkVisibility());
}

/** The element at the same place of the row that follows, or of the last one. */
function alike(survivor: Element, gone: readonly Stop[]): Element | undefined {
  const [row, ...inside] = gone;
  if (row === undefined) return undefined;
  let found: Element | undefined = survivor.children[Math.min(row.place, survivor.children.length - 1)];
  if (found?.tagName !== row.element.tagName || found.className !== row.element.className) return undefined;
  for (const { element, place } of inside) {
    found = found?.children[place];
    if (found?.tagName !== element.tagName) return undefined;
  }
  return found?.matches(focusable) === true ? found : undefined;
}

function wasOnPage(trail: readonly Stop[]): boolean {
  return trail.some(({ element }) => element.matches('main, [role="dialog"], [role="menu"]'));
}
