import { seededRandom } from './seeded-random';

const pieces = ['a', 'Z', '0', ' ', '/', '\\', '"', '\b', '\n', '\t', '\u0000', '\u001f', '\u007f', 'é', '\u2028', '\ufeff', '𝄞', '\ud800', '__proto__', '~'];
const space = [' ', '\n', '\t', '\r', '  ', '\r\n'];
const numbers = ['0', '-0', '1', '-1', '1.10', '1e2', '1E-7', '-12.5e+3', '12345678901234567890', '0.1', '1e400', '123456789012345678'];

/** A random JSON text with white space and escapes in random places, the value it stands for, and the numbers to go on with. */
export function randomJson(seed: number): { readonly text: string; readonly value: unknown; readonly random: () => number } {
  const random = seededRandom(seed);

  function pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  function gap(): string {
    return random() < 0.3 ? pick(space) : '';
  }

  function stringToken(): string {
    const text = Array.from({ length: Math.floor(random() * 6) }, () => pick(pieces)).join('');
    if (random() < 0.7) return JSON.stringify(text);
    return `"${[...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
  }

  function token(depth: number): string {
    const kind = random();
    if (depth < 5 && kind < 0.3) return `[${gap()}${Array.from({ length: Math.floor(random() * 4) }, () => token(depth + 1) + gap()).join(`,${gap()}`)}]`;
    if (depth < 5 && kind < 0.6) {
      const members = Array.from({ length: Math.floor(random() * 4) }, () => `${stringToken()}${gap()}:${gap()}${token(depth + 1)}${gap()}`);
      return `{${gap()}${members.join(`,${gap()}`)}}`;
    }
    if (kind < 0.8) return stringToken();
    return kind < 0.93 ? pick(numbers) : pick(['true', 'false', 'null']);
  }

  const text = gap() + token(0) + gap();
  return { text, value: JSON.parse(text), random };
}
