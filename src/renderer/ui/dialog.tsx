import { Dialog as Base } from '@base-ui/react/dialog';
import { X, type LucideIcon } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button, IconButton } from './button';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  onClose(): void;
  /** The one thing that it is there for; its label names the result. */
  readonly primary?: { readonly label: string; readonly danger?: boolean; readonly icon?: LucideIcon; readonly keys?: string; readonly disabledReason?: string | undefined; onClick(): void };
  /** Words at the left of the foot. */
  readonly note?: ReactNode;
  /** Words and controls beside the title. */
  readonly head?: ReactNode;
  readonly width?: 'md' | 'lg' | 'xl';
  /** True where nothing inside takes the focus: the keys then scroll it. */
  readonly textOnly?: boolean;
  readonly children: ReactNode;
}

/** A window within the window: Esc leaves it, and the focus returns to where it was. */
export function Dialog({ open, title, onClose, primary, note, head, width = 'md', textOnly = false, children }: DialogProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  // Into the first field, or else onto the dialog itself, so that no button stands ready to be pressed by mistake.
  const firstFocus = (): HTMLElement | null => popup.current?.querySelector<HTMLElement>('.dialog-head input, .dialog-body input, .dialog-body textarea') ?? popup.current;
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup ref={popup} className={`dialog dialog-${width}`} initialFocus={firstFocus}>
          <header className="dialog-head">
            <Base.Title className="dialog-title">{title}</Base.Title>
            {head ?? <span className="push" />}
            <IconButton label="Close" icon={X} keys="Esc" onClick={onClose} />
          </header>
          <div className="dialog-body" {...(textOnly ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {primary !== undefined && (
            <footer className="dialog-foot">
              {note}
              <span className="push" />
              <Button onClick={onClose}>Cancel</Button>
              <Button variant={primary.danger === true ? 'danger' : 'primary'} icon={primary.icon} keys={primary.keys} disabledReason={primary.disabledReason} onClick={() => primary.onClick()}>
                {primary.label}
              </Button>
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
