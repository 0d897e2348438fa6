import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Keys } from './kbd';

interface TooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes a ref and the props of a control. */
  readonly children: ReactElement;
}

/** A few words beside a control while it is pointed at or has the keyboard's focus. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps): ReactNode {
  // Brought by the focus, such as that given back by a menu, it stays for long: what lies under it has to hear the pointer.
  const [letsPointerThrough, setLetsPointerThrough] = useState(false);
  return (
    <Base.Root disableHoverablePopup={letsPointerThrough} onOpenChange={(open, { reason }) => open && setLetsPointerThrough(reason === 'trigger-focus')}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="floating" side={side} sideOffset={6}>
          <Base.Popup className="tooltip">
            {text}
            {keys !== undefined && <Keys keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets tooltips that stand together open without waiting again. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Base.Provider delay={500} closeDelay={0}>
      {children}
    </Base.Provider>
  );
}
