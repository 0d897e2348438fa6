import { STATUS_CODES } from 'node:http';
import { headerValue } from '../../../../shared/model/header';
import { parseBodyPath } from './body-path';
import type { RequestView } from './request-view';
import { toWireText } from './wire-text';

/** What placeholders stand for at one answer. `count` is how often the rule has answered, this time included. */
export interface TemplateFacts {
  readonly view: RequestView;
  readonly status: number;
  readonly nowMs: number;
  readonly count: number;
}

type Part = string | ((facts: TemplateFacts) => string);

/** A text with placeholders, made ready. */
export type Template = readonly Part[];


/** Makes a text ready; what looks like a placeholder and is none stays as it is. */
export function readyTemplate(text: string): Template {
  const parts: Part[] = [];
  let from = 0;
  for (const { start, end, name } of placesOf(text)) {
    const fill = fillFor(name);
    if (fill === undefined) continue;
    parts.push(toWireText(text.slice(from, start)), fill);
    from = end;
  }
  parts.push(toWireText(text.slice(from)));
  return parts;
}

/** The text with every placeholder filled, as wire text; one whose value is not there becomes nothing. */
export function fillTemplate(template: Template, facts: TemplateFacts): string {
  let text = '';
  for (const part of template) text += typeof part === 'string' ? part : part(facts);
  return text;
}

/** Every `{{…}}` of a text that is no placeholder. */
export function unknownPlaceholders(text: string): readonly string[] {
  return [...placesOf(text)].filter(({ name }) => fillFor(name) === undefined).map(({ start, end }) => text.slice(start, end));
}

/** Every innermost `{{…}}`, found in one pass. */
function* placesOf(text: string): Generator<{ readonly start: number; readonly end: number; readonly name: string }> {
  for (let at = 0; ; ) {
    const close = text.indexOf('}}', at);
    if (close === -1) return;
    const start = text.slice(at, close).lastIndexOf('{{');
    if (start !== -1) yield { start: at + start, end: close + 2, name: text.slice(at + start + 2, close).trim() };
    at = close + 2;
  }
}

function fillFor(name: string): ((facts: TemplateFacts) => string) | undefined {
  switch (name) {
    case 'now':
      return ({ nowMs }) => new Date(nowMs).toISOString();
    case 'count':
      return ({ count }) => String(count);
    case 'reason':
      return ({ status }) => STATUS_CODES[status] ?? '';
  }
  const header = /^header\[([^\]]+)\]$/.exec(name)?.[1];
  if (header !== undefined) return ({ view }) => headerValue(view.request.headers, header) ?? '';
  const segment = /^path\.([1-9][0-9]*)$/.exec(name)?.[1];
  if (segment !== undefined) return ({ view }) => view.address.segments[Number(segment) - 1] ?? '';
  const parameter = /^query\.(.+)$/.exec(name)?.[1];
  if (parameter !== undefined) return ({ view }) => view.query(toWireText(parameter)) ?? '';
  const path = /^body(?:$|\.(?=[^.[])|(?=\[))(.*)$/.exec(name)?.[1];
  const steps = path === undefined ? undefined : parseBodyPath(path);
  if (steps === undefined) return undefined;
  return ({ view }) => {
    const found = view.body.find(steps);
    return typeof found === 'string' ? '' : found.exact;
  };
}
