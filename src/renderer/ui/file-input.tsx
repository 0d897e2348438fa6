import type { ReactNode, RefObject } from 'react';

interface FileInputProps {
  /** What opens the system's dialog clicks it. */
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** The endings and kinds of files that are offered. */
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** Asks for a file; not shown itself. */
export function FileInput({ inputRef, label, accept, onChoose }: FileInputProps): ReactNode {
  return (
    <input
      ref={inputRef}
      type="file"
      accept={accept}
      aria-label={label}
      hidden
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        // The same file can be chosen again after it was mended.
        event.target.value = '';
        if (file !== undefined) onChoose(file);
      }}
    />
  );
}
