import { Pencil } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { call } from '../host/client';
import { useSnapshot } from '../host/snapshot-store';
import { Icon } from '../ui/icon';
import { showToast } from '../ui/toast-store';
import { Tooltip } from '../ui/tooltip';

/** The workspace's name; a click turns it into a field. */
export function WorkspaceName(): ReactNode {
  const name = useSnapshot((snapshot) => snapshot.workspace.name);
  const [isEditing, setIsEditing] = useState(false);
  const isLeaving = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!isEditing) return;
    field.current?.focus();
    field.current?.select();
  }, [isEditing]);

  const end = async (text: string): Promise<void> => {
    if (isLeaving.current) return;
    isLeaving.current = true;
    setIsEditing(false);
    const wanted = text.trim();
    if (wanted === '' || wanted === name) return;
    const reply = await call('workspace.rename', { name: wanted });
    if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
  };
  const pressKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void end(event.currentTarget.value);
    else if (event.key === 'Escape') void end(name);
    else return;
    event.preventDefault();
  };

  if (isEditing) {
    return (
      <input
        ref={field}
        className="workspace workspace-field"
        aria-label="Name of the workspace"
        defaultValue={name}
        maxLength={200}
        spellCheck={false}
        onKeyDown={pressKey}
        onBlur={(event) => void end(event.target.value)}
      />
    );
  }
  return (
    <Tooltip text="Rename the workspace">
      <button
        type="button"
        className="workspace"
        aria-label={`Workspace ${name}, rename`}
        onClick={() => {
          isLeaving.current = false;
          setIsEditing(true);
        }}
      >
        <span className="truncate">{name}</span>
        <Icon of={Pencil} size={12} />
      </button>
    </Tooltip>
  );
}
