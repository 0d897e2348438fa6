import { pointerOf } from '../../../shared/json/json-pointer';
import { parseJson, type JsonNode } from '../../../shared/json/parse-json';

/** A key that one object has more than once. */
export interface RepeatedKey {
  readonly key: string;
  readonly times: number;
  /** JSON pointer of the value, of which the last one counts. */
  readonly pointer: string;
}

/**
 * Whether some object of a valid JSON text repeats a key, told by counting: a text has one colon a member, its parsed value one property
 * a different key. `value` is what JSON.parse made of `text`. Costs a fraction of parsing.
 */
export function repeatsKeys(text: string, value: unknown): boolean {
  return countColons(text) !== countProperties(value);
}

/** Every repeated key of a JSON text, at most `limit`; empty where there is none or the text is not JSON. */
export function repeatedKeys(text: string, limit: number): readonly RepeatedKey[] {
  const parsed = parseJson(text);
  const repeated: RepeatedKey[] = [];
  if (!parsed.ok) return repeated;
  const waiting: { readonly node: JsonNode; readonly path: Path | undefined }[] = [{ node: parsed.root, path: undefined }];
  for (let next = waiting.pop(); next !== undefined && repeated.length < limit; next = waiting.pop()) {
    const { node, path } = next;
    if (node.kind === 'array') {
      for (const [index, item] of node.items.entries()) waiting.push({ node: item, path: { step: index, parent: path } });
    } else if (node.kind === 'object') {
      const times = new Map<string, number>();
      for (const member of node.members) times.set(member.key, (times.get(member.key) ?? 0) + 1);
      for (const [key, count] of times) {
        if (count > 1 && repeated.length < limit) repeated.push({ key, times: count, pointer: pointerTo({ step: key, parent: path }) });
      }
      for (const member of node.members) waiting.push({ node: member.value, path: { step: member.key, parent: path } });
    }
  }
  return repeated;
}

interface Path {
  readonly step: string | number;
  readonly parent: Path | undefined;
}

function pointerTo(path: Path): string {
  const steps: (string | number)[] = [];
  for (let at: Path | undefined = path; at !== undefined; at = at.parent) steps.push(at.step);
  return pointerOf(steps.reverse());
}

function countColons(text: string): number {
  let colons = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3a) colons += 1;
    else if (code === 0x22) {
      for (at += 1; text.charCodeAt(at) !== 0x22; at += 1) if (text.charCodeAt(at) === 0x5c) at += 1;
    }
  }
  return colons;
}

function countProperties(value: unknown): number {
  let properties = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === 'object') waiting.push(item);
    } else {
      const inner = Object.values(next);
      properties += inner.length;
      for (const item of inner) if (typeof item === 'object') waiting.push(item);
    }
  }
  return properties;
}
