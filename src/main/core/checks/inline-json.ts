import { scanJson } from '../../../shared/json/scan-json';

/** JSON text on one line, as in `{ "user_id": 2642, "name": "John Smith" }`: white space changes, tokens do not. Cut after `limit` characters. Text that is not JSON stays as it is. */
export function inlineJson(text: string, limit = 200): string {
  const parts: string[] = [];
  let opened = false;
  const problem = scanJson(text, (kind, start, end) => {
    if (opened && kind !== '}' && kind !== ']') parts.push(' ');
    if ((kind === '}' || kind === ']') && !opened) parts.push(' ');
    parts.push(text.slice(start, end));
    if (kind === ',' || kind === ':') parts.push(' ');
    opened = kind === '{' || kind === '[';
  });
  return clipped(problem === undefined ? parts.join('') : text, limit);
}

/** Text cut after `limit` characters, with an ellipsis where something is missing. */
export function clipped(text: string, limit = 200): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
