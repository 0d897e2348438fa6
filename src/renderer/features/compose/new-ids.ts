import { parseJson, type JsonMember, type JsonNode, type JsonObject } from '../../../shared/json/parse-json';

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const wholeNumber = /^[1-9]\d*$/;

/**
 * Gives every whole number under the key `id` a new one of as many digits, the same for the same, and lets strings beside it
 * that end in its digits follow (`MTR-004211`). All other characters stay as written. Text that is not JSON comes back as it is.
 */
export function withNewIds(text: string, random: (digits: number) => string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) return text;
  const fresh = new Map<string, string>();
  const replacements: Replacement[] = [];
  const waiting: JsonNode[] = [parsed.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'array') waiting.push(...node.items);
    if (node.kind !== 'object') continue;
    waiting.push(...node.members.map((member) => member.value));
    const id = idOf(text, node);
    if (id === undefined) continue;
    const digits = text.slice(id.value.start, id.value.end);
    const next = fresh.get(digits) ?? otherDigits(digits, random);
    fresh.set(digits, next);
    replacements.push({ start: id.value.start, end: id.value.end, text: next });
    for (const { value } of node.members) {
      const beforeQuote = value.end - 1;
      const follows = value.kind === 'string' && digits.length > 2 && text.slice(value.start, beforeQuote).endsWith(digits);
      if (follows) replacements.push({ start: beforeQuote - digits.length, end: beforeQuote, text: next });
    }
  }
  return replaced(text, replacements);
}

/** Drawn until it is another number: chance gives the same one now and then. */
function otherDigits(digits: string, random: (digits: number) => string): string {
  let drawn = random(digits.length);
  while (drawn === digits) drawn = random(digits.length);
  return drawn;
}

/** A whole number of this many digits, none of them leading zeros. */
export function randomDigits(digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(digits));
  return Array.from(bytes, (byte, index) => (index === 0 ? (byte % 9) + 1 : byte % 10)).join('');
}

function idOf(text: string, node: JsonObject): JsonMember | undefined {
  return node.members.find(({ key, value }) => key === 'id' && value.kind === 'number' && wholeNumber.test(text.slice(value.start, value.end)));
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const replacement of replacements.toSorted((one, other) => one.start - other.start)) {
    pieces.push(text.slice(from, replacement.start), replacement.text);
    from = replacement.end;
  }
  return pieces.join('') + text.slice(from);
}
