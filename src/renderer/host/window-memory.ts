const prefix = 'hookbench.';

/** Keeps a value for the next start of this window: plain data, which nothing depends on. */
export function remember(name: string, value: unknown): void {
  window.localStorage.setItem(`${prefix}${name}`, JSON.stringify(value));
}

/** What was kept under a name, as far as `read` takes it; undefined where there is nothing, or nothing that makes sense. */
export function remembered<T>(name: string, read: (value: unknown) => T | undefined): T | undefined {
  const text = window.localStorage.getItem(`${prefix}${name}`);
  if (text === null) return undefined;
  try {
    return read(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A value as an object whose properties are not known yet. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}
