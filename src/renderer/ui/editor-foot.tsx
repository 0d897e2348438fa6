import { Check, CircleAlert, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { Icon } from './icon';

/** How far what was typed is kept. */
export interface SaveNote {
  readonly state: 'plain' | 'saved' | 'refused';
  readonly words: string;
}

interface EditorFootProps {
  readonly note: SaveNote;
  readonly deleteLabel: string;
  onDelete(): void;
}

/** The foot of a pane that saves as one types: how far it is kept, and the way to delete what is open. */
export function EditorFoot({ note: { state, words }, deleteLabel, onDelete }: EditorFootProps): ReactNode {
  return (
    <footer className="pane-foot">
      <span className={state === 'refused' ? 'fail statusbar-item' : 'soft statusbar-item'} role="status">
        {state !== 'plain' && <Icon of={state === 'saved' ? Check : CircleAlert} size={14} />}
        {words}
      </span>
      <span className="push" />
      <Button variant="ghost" size="sm" className="btn-danger" icon={Trash2} onClick={onDelete}>
        {deleteLabel}
      </Button>
    </footer>
  );
}
