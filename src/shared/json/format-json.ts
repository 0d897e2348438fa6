import type { JsonRewritten } from './compact-json';
import { scanJson } from './scan-json';

/** Deeper levels are not indented any further: hostile nesting would else take memory with the square of its depth. */
const deepestIndent = 100;

/**
 * Puts each member and item on a line of its own, indented by `indent` spaces a level (the first 100 levels).
 * Only white space between tokens changes; every token stays as it was written. Never throws.
 */
export function formatJson(text: string, indent = 2): JsonRewritten {
  const parts: string[] = [];
  let depth = 0;
  let justOpened = false;

  function breakLine(): void {
    parts.push('\n', ' '.repeat(Math.min(depth, deepestIndent) * indent));
  }

  const problem = scanJson(text, (kind, start, end) => {
    if (kind === '}' || kind === ']') {
      depth -= 1;
      if (!justOpened) breakLine();
      justOpened = false;
      parts.push(kind);
      return;
    }
    if (justOpened) {
      breakLine();
      justOpened = false;
    }
    switch (kind) {
      case '{':
      case '[':
        parts.push(kind);
        depth += 1;
        justOpened = true;
        break;
      case ',':
        parts.push(kind);
        breakLine();
        break;
      case ':':
        parts.push(': ');
        break;
      default:
        parts.push(text.slice(start, end));
    }
  });
  if (problem !== undefined) return { ok: false, message: problem.message, offset: problem.offset };
  return { ok: true, text: parts.join('') };
}
