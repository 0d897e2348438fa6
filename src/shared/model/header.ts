/** One header line as it stood on the wire: name in its own case, value as latin1 text (one character a byte). Order and repeats live in the array around it. */
export type HeaderPair = readonly [name: string, value: string];

/**
 * The values of every header with this name, in wire order.
 * Names compare without case (RFC 9110 section 5.1). Never throws; an absent header gives an empty array.
 */
export function headerValues(headers: readonly HeaderPair[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const [headerName, value] of headers) {
    if (headerName.toLowerCase() === wanted) values.push(value);
  }
  return values;
}

/** The first value of a header, or undefined where there is none. */
export function headerValue(headers: readonly HeaderPair[], name: string): string | undefined {
  return headerValues(headers, name)[0];
}

/** A header line that differs between two requests; null where it is not there. */
export interface HeaderChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}
