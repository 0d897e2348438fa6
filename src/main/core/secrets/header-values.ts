import { randomBytes } from 'node:crypto';
import type { SecretBox } from '../ports';
import { sealedText, type KeptIn, type SecretsFile } from './secrets-file';

/** Values of an endpoint's own secret headers, kept apart from the workspace, where references stand for them. */
export interface HeaderValues {
  /** The value that a reference stands for; undefined where there is none, or where it is sealed for a keychain that is not here. */
  value(reference: string): string | undefined;
  /** Keeps values, and says which reference stands for each from now on. A failure to write is told in one line, and nothing has changed then. */
  keep(values: readonly string[]): Promise<{ readonly ok: true; readonly references: ReadonlyMap<string, string> } | { readonly ok: false; readonly message: string }>;
  /** Drops the values of all other references for good. */
  retain(references: ReadonlySet<string>): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }>;
  /** How many values are kept, and how many of them can be read here. */
  readonly counts: { readonly kept: number; readonly readable: number };
}

/** The values of headers in a file of secrets. One that was kept before keeps its reference, so that the workspace stays the same. */
export function headerValues(file: SecretsFile, box: SecretBox | undefined): HeaderValues {
  const keptIn: KeptIn = box === undefined ? 'file' : 'keychain';
  const values = new Map<string, string>();
  const references = new Map<string, string>();
  const learn = (reference: string, value: string): void => {
    values.set(reference, value);
    references.set(value, reference);
  };
  for (const entry of file.current.headers) {
    const value = entry.keptIn === 'file' ? entry.value : box?.open(Buffer.from(entry.value, 'base64'));
    if (value !== undefined) learn(entry.reference, value);
  }

  return {
    value: (reference) => values.get(reference),
    async keep(wanted) {
      const made = new Map<string, string>();
      const saved = await file.change((now) => {
        for (const value of wanted) if (!references.has(value)) made.set(value, made.get(value) ?? `sec_${randomBytes(9).toString('base64url')}`);
        if (made.size === 0) return now;
        const fresh = [...made].map(([value, reference]) => ({ reference, keptIn, value: box === undefined ? value : sealedText(value, box) }));
        return { ...now, headers: [...now.headers, ...fresh] };
      });
      if (!saved.ok) return saved;
      for (const [value, reference] of made) learn(reference, value);
      return { ok: true, references: new Map(wanted.flatMap((value): (readonly [string, string])[] => [[value, references.get(value) ?? '']])) };
    },
    async retain(wanted) {
      const saved = await file.change((now) => {
        const headers = now.headers.filter(({ reference }) => wanted.has(reference));
        return headers.length === now.headers.length ? now : { ...now, headers };
      });
      if (!saved.ok) return saved;
      for (const [reference, value] of values) {
        if (wanted.has(reference)) continue;
        values.delete(reference);
        if (references.get(value) === reference) references.delete(value);
      }
      return saved;
    },
    get counts() {
      return { kept: file.current.headers.length, readable: values.size };
    },
  };
}
