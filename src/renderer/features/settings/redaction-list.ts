import { redactionListLimit } from '../../../shared/model/redaction-list';
import { readRedactionPath } from '../../../shared/redaction/redaction-path';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** The entries of a list that is written line by line, each once, in its order. */
export function linesOf(text: string): readonly string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** Why these header names cannot be kept; undefined where they can. */
export function headersProblem(names: readonly string[]): string | undefined {
  const wrong = names.find((name) => !token.test(name) || name.length > 200);
  if (wrong !== undefined) return `“${wrong}” is not the name of a header`;
  return names.length > redactionListLimit ? `At most ${redactionListLimit} headers` : undefined;
}

/** Why these paths cannot be kept; undefined where they can. */
export function pathsProblem(paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const read = readRedactionPath(path);
    if (!read.ok) return `${path}: ${read.message}`;
    if (path.length > 1_000) return `${path.slice(0, 20)}… is too long`;
  }
  return paths.length > redactionListLimit ? `At most ${redactionListLimit} paths` : undefined;
}
