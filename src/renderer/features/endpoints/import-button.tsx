import { FolderInput } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/button';
import { readWorkspaceFile } from './workspace-import';

/** Asks for a file and shows what it would add. */
export function ImportButton(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Workspace file to import"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again after it was mended.
          event.target.value = '';
          if (file !== undefined) void readWorkspaceFile(file);
        }}
      />
      <Button variant="ghost" icon={FolderInput} onClick={() => input.current?.click()}>
        Import
      </Button>
    </>
  );
}
