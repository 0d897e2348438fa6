import { FolderInput } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/button';
import { FileInput } from '../../ui/file-input';
import { readWorkspaceFile } from './workspace-import';

/** Asks for a file and shows what it would add. */
export function ImportButton(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileInput inputRef={input} label="Workspace file to import" accept=".json,application/json" onChoose={(file) => void readWorkspaceFile(file)} />
      <Button variant="ghost" icon={FolderInput} onClick={() => input.current?.click()}>
        Import
      </Button>
    </>
  );
}
