/**
 * The selected text inside an element with every visible token put back to the character that it stands for,
 * or undefined where nothing inside it is selected.
 */
export function originalSelection(inside: Element): string | undefined {
  const selection = inside.ownerDocument.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!inside.contains(range.commonAncestorContainer)) return undefined;
  const holder = inside.ownerDocument.createElement('div');
  holder.append(range.cloneContents());
  for (const token of holder.querySelectorAll('[data-original]')) token.textContent = token.getAttribute('data-original');
  return holder.textContent;
}
