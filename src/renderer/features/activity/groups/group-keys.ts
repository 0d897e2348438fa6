import { streamStep, type FrameStep, type LeadStep, type PressedKey } from '../stream-keys';

/** What a key does to the groups, and to the lead among them. */
export type GroupLeadStep = LeadStep | { readonly kind: 'fold' | 'unfold' | 'to-head' | 'into' };

/** What a key does in the grouped stream. */
export type GroupStep = FrameStep | GroupLeadStep;

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
