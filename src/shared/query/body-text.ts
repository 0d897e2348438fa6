import { parseJson, type JsonNode } from '../json/parse-json';
import { foldedText } from './folded-text';

const escapes = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const escaped: ReadonlyMap<string, string> = new Map([['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t']]);

/** The text of a body as the conditions of a query read it; each reading is made once, when it is asked for. */
export class BodyText {
  readonly #read: () => string;
  #text: string | undefined;
  #texts: readonly string[] | undefined;
  #root: JsonNode | undefined | null = null;

  /** `read` gives the body as UTF-8 and is called once at most; bytes that are none stand as replacement characters. */
  constructor(read: () => string) {
    this.#read = read;
  }

  get text(): string {
    this.#text ??= this.#read();
    return this.#text;
  }

  /** The texts in which words are looked for, without case: as it stands and, where it has JSON's escapes, with those read. */
  get searchTexts(): readonly string[] {
    if (this.#texts !== undefined) return this.#texts;
    const lower = foldedText(this.text);
    const texts = [lower];
    if (lower.includes('\\')) texts.push(foldedText(withoutEscapes(this.text)));
    this.#texts = texts;
    return texts;
  }

  /** The tree of its JSON; undefined where it is no JSON. */
  get root(): JsonNode | undefined {
    if (this.#root !== null) return this.#root;
    const parsed = this.text === '' ? undefined : parseJson(this.text);
    this.#root = parsed?.ok === true ? parsed.root : undefined;
    return this.#root;
  }
}

function withoutEscapes(text: string): string {
  return text.replace(escapes, (_, hex: string | undefined, letter: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return escaped.get(letter ?? '') ?? letter ?? '';
  });
}
