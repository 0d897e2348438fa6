import type { JsonNode } from './parse-json';

/** The value that a JSON pointer (RFC 6901) names, or undefined where there is none or the pointer is malformed. Of repeated keys the last one counts. */
export function nodeAt(root: JsonNode, pointer: string): JsonNode | undefined {
  const path = pathOf(pointer);
  if (path === undefined) return undefined;
  let node: JsonNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = childOf(node, step);
  }
  return node;
}

/** The JSON pointer of a path of property names and array indexes; the empty path gives the whole value. */
export function pointerOf(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The decoded steps of a JSON pointer, or undefined where it is malformed. Array indexes stay text. */
export function pathOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function childOf(node: JsonNode, step: string): JsonNode | undefined {
  if (node.kind === 'object') return node.members.findLast((member) => member.key === step)?.value;
  if (node.kind === 'array') return /^(0|[1-9][0-9]*)$/.test(step) ? node.items[Number(step)] : undefined;
  return undefined;
}
