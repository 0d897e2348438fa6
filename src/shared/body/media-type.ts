/** A Content-Type as read: type and subtype in lower case, and parameters in written order, names in lower case. */
export interface MediaType {
  /** Such as `application/json`; empty where there is none. */
  readonly essence: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** Reads a Content-Type or a Content-Disposition (RFC 9110 section 5.6.6). What is malformed is left out; never throws. */
export function readMediaType(value: string | undefined): MediaType {
  if (value === undefined) return { essence: '', parameters: [] };
  const semicolon = value.indexOf(';');
  const essence = (semicolon === -1 ? value : value.slice(0, semicolon)).trim().toLowerCase();
  return { essence, parameters: semicolon === -1 ? [] : parametersIn(value, semicolon) };
}

/** The first parameter of this name (lower case), or undefined. */
export function parameterOf({ parameters }: MediaType, name: string): string | undefined {
  return parameters.find(([each]) => each === name)?.[1];
}

const parameter = /;[ \t]*(?:([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[^])*)"|([^;]*)))?/y;

function parametersIn(value: string, from: number): MediaType['parameters'] {
  const parameters: (readonly [string, string])[] = [];
  for (let at = from; at < value.length; ) {
    parameter.lastIndex = at;
    const match = parameter.exec(value);
    if (match === null) {
      const next = value.indexOf(';', at + 1);
      if (next === -1) break;
      at = next;
      continue;
    }
    const [whole, name, quoted, plain = ''] = match;
    if (name !== undefined) parameters.push([name.toLowerCase(), quoted === undefined ? plain.trim() : quoted.replace(/\\([^])/g, '$1')]);
    at += whole.length;
  }
  return parameters;
}
