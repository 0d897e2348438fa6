import { rowsOfKey } from '../../ui/list-keys';

/** What a key does in the same way however the stream stands. */
export interface FrameStep {
  readonly kind: 'open' | 'leave' | 'find' | 'menu';
}

/** What a key does to the lead. `rows` counts towards older records, which stand lower. */
export type LeadStep = { readonly kind: 'move'; readonly rows: number; readonly how: 'only' | 'stretch' | 'lead' } | { readonly kind: 'toggle' };

/** What a key does in the stream. */
export type StreamStep = FrameStep | LeadStep;

/** What of a key press decides. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const frameSteps: Readonly<Record<FrameStep['kind'], true>> = { open: true, leave: true, find: true, menu: true };

export function isFrameStep(step: { readonly kind: string }): step is FrameStep {
  return Object.hasOwn(frameSteps, step.kind);
}

/** The step for a key pressed in the stream; undefined where the key means nothing here. Shift chooses a stretch, Ctrl goes on without choosing. */
export function streamStep(pressed: PressedKey, pageRows: number): StreamStep | undefined {
  if (pressed.altKey) return undefined;
  const rows = rowsOfKey(pressed.key, pageRows);
  if (pressed.ctrlKey || pressed.metaKey) {
    if (pressed.shiftKey) return undefined;
    if (pressed.key === ' ') return { kind: 'toggle' };
    return rows === undefined || /^[jk]$/i.test(pressed.key) ? undefined : { kind: 'move', rows, how: 'lead' };
  }
  if (rows !== undefined) return { kind: 'move', rows, how: pressed.shiftKey ? 'stretch' : 'only' };
  if (pressed.key === 'ContextMenu' || (pressed.key === 'F10' && pressed.shiftKey)) return { kind: 'menu' };
  switch (pressed.key) {
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
