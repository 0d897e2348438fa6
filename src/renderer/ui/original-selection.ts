import type { ClipboardEvent } from 'react';

/**
 * The selected text inside an element with every visible token put back to the character that it stands for. Undefined where nothing inside it
 * is selected, where text outside is too, or where there is no token: what the engine copies is then the original.
 */
export function originalSelection(inside: Element): string | undefined {
  const page = inside.ownerDocument;
  const selection = page.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(inside)) return undefined;
  const within = clipped(range, inside);
  // A selection of a whole paragraph ends at the beginning of what follows it.
  if (range.toString().trim() !== within.toString().trim()) return undefined;
  const holder = page.createElement('div');
  holder.append(within.cloneContents());
  const tokens = holder.querySelectorAll('[data-original]');
  if (tokens.length === 0) return undefined;
  for (const token of tokens) token.textContent = token.getAttribute('data-original');
  for (const cell of holder.querySelectorAll('th + td')) cell.prepend('\t');
  for (const row of holder.querySelectorAll('tr + tr, .tree-row + .tree-row, .code-line + .code-line')) row.prepend('\n');
  return holder.textContent;
}

/** Answers a copy inside an element with what stands behind the visible tokens. */
export function copyOriginal(event: ClipboardEvent<Element>): void {
  const original = originalSelection(event.currentTarget);
  if (original === undefined) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', original);
}

function clipped(range: Range, inside: Element): Range {
  const all = inside.ownerDocument.createRange();
  all.selectNodeContents(inside);
  const within = range.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, all) < 0) within.setStart(all.startContainer, all.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, all) > 0) within.setEnd(all.endContainer, all.endOffset);
  return within;
}
