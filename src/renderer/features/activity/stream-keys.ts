/** What a key does in the stream. `rows` counts towards older records, which stand lower. */
export type StreamStep = { readonly kind: 'move'; readonly rows: number } | { readonly kind: 'open' | 'leave' | 'find' };

interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The step for a key pressed in the stream; undefined where the key means nothing here. */
export function streamStep(pressed: PressedKey, pageRows: number): StreamStep | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  switch (pressed.key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return { kind: 'move', rows: 1 };
    case 'ArrowUp':
    case 'k':
    case 'K':
      return { kind: 'move', rows: -1 };
    case 'PageDown':
      return { kind: 'move', rows: pageRows };
    case 'PageUp':
      return { kind: 'move', rows: -pageRows };
    case 'Home':
      return { kind: 'move', rows: -Infinity };
    case 'End':
      return { kind: 'move', rows: Infinity };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'leave' };
    case '/':
      return { kind: 'find' };
    default:
      return undefined;
  }
}
