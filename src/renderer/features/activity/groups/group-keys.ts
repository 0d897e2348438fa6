import { streamStep, type PressedKey, type StreamStep } from '../stream-keys';

/** What a key does in the grouped stream. `head` is true with the lead on a group’s head. */
export type GroupStep = StreamStep | { readonly kind: 'fold' | 'unfold' | 'to-head' | 'into' };

/** The step for a key pressed in the grouped stream: on a head Enter folds it or unfolds it, Left and Right go up, down and fold as in any tree. */
export function groupStep(pressed: PressedKey, pageRows: number, lead: 'folded' | 'unfolded' | 'record' | undefined): GroupStep | undefined {
  const isPlain = !pressed.altKey && !pressed.ctrlKey && !pressed.metaKey && !pressed.shiftKey;
  if (isPlain && lead !== undefined) {
    switch (pressed.key) {
      case 'ArrowLeft':
        return lead === 'record' ? { kind: 'to-head' } : lead === 'unfolded' ? { kind: 'fold' } : undefined;
      case 'ArrowRight':
        return lead === 'folded' ? { kind: 'unfold' } : lead === 'unfolded' ? { kind: 'into' } : undefined;
      case 'Enter':
        if (lead !== 'record') return { kind: lead === 'folded' ? 'unfold' : 'fold' };
    }
  }
  return streamStep(pressed, pageRows);
}
