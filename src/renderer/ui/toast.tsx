import { CircleCheck, CircleX, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from './button';
import { Icon } from './icon';
import { focusPlace, matchesKeys } from './shortcuts';
import { dismissToast, takeToastAction, toastDurationMs, toastStore, type Toast } from './toast-store';

export { dismissToast, showToast, updateToast } from './toast-store';

const toneIcons = { ok: CircleCheck, warn: TriangleAlert, fail: CircleX } as const;

/** The place where toasts stand. Once in a window. */
export function ToastViewport(): ReactNode {
  const toasts = useStore(toastStore, (state) => state.toasts);
  useEffect(() => {
    const pressKey = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || focusPlace(document.activeElement) === 'text') return;
      const toast = toastStore.getState().toasts.findLast(({ action }) => action?.keys !== undefined && matchesKeys(action.keys, event));
      if (toast === undefined) return;
      event.preventDefault();
      takeToastAction(toast);
    };
    window.addEventListener('keydown', pressKey);
    return () => window.removeEventListener('keydown', pressKey);
  }, []);
  return (
    <div className="toasts" role="status" aria-label="Messages">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }): ReactNode {
  const [isHeld, setIsHeld] = useState(false);
  const { id, version } = toast;
  const durationMs = toastDurationMs(toast);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismissToast(id), durationMs);
    return () => clearTimeout(timer);
  }, [id, version, durationMs, isHeld]);

  const icon = toast.icon ?? (toast.tone === undefined ? undefined : toneIcons[toast.tone]);
  return (
    <div className={icon === undefined ? 'toast toast-lines toast-plain' : 'toast toast-lines'} onPointerEnter={() => setIsHeld(true)} onPointerLeave={() => setIsHeld(false)} onFocus={() => setIsHeld(true)} onBlur={() => setIsHeld(false)}>
      {icon !== undefined && <Icon of={icon} className={toast.tone} />}
      <span className="toast-title">{toast.title}</span>
      <span className="toast-end">
        {toast.action !== undefined && (
          <Button variant="ghost" size="sm" keys={toast.action.keys} onClick={() => takeToastAction(toast)}>
            {toast.action.label}
          </Button>
        )}
        <IconButton label="Dismiss" icon={X} size="sm" onClick={() => dismissToast(id)} />
      </span>
      {toast.detail !== undefined && <p className="toast-note">{toast.detail}</p>}
    </div>
  );
}
