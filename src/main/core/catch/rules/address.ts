import { decodePercent } from './wire-text';

/** The parts of a request target, as wire text. */
export interface Address {
  /** The path as received; the whole target where it has none. */
  readonly path: string;
  /** The path's segments, percent-encoding undone. */
  readonly segments: readonly string[];
  /** The query's parameters in order, decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Splits a request target in origin or absolute form; any other form is a path of its own. Never throws. */
export function readAddress(target: string): Address {
  const afterOrigin = /^[A-Za-z]+:\/\/[^/?]*/.exec(target)?.[0].length ?? 0;
  const rest = target.slice(afterOrigin).split('#', 1)[0] ?? '';
  const mark = rest.indexOf('?');
  const path = (mark === -1 ? rest : rest.slice(0, mark)) || (afterOrigin > 0 ? '/' : '');
  return {
    path,
    segments: path.startsWith('/') ? path.slice(1).split('/').map(decodePercent) : [path],
    query: mark === -1 ? [] : readQuery(rest.slice(mark + 1)),
  };
}

function readQuery(text: string): (readonly [string, string])[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1 ? ([decode(part), ''] as const) : ([decode(part.slice(0, equals)), decode(part.slice(equals + 1))] as const);
    });
}

function decode(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}
