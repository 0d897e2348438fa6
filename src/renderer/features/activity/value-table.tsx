import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { copyOriginal } from '../../ui/original-selection';
import { copy } from './copy';

/** Names and their values in the order of the wire, each as often as it came; copying gives what stood there. */
export function ValueTable({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <table className="header-table mono" aria-label={label} onCopy={copyOriginal}>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface ValueRowProps {
  readonly name: ReactNode;
  /** How the value looks. */
  readonly children: ReactNode;
  /** What its button copies; none where the value is hidden. */
  readonly copied: { readonly value: string; readonly of: string; readonly toast: string } | undefined;
}

/** One name and its value. */
export function ValueRow({ name, children, copied }: ValueRowProps): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
      <td className="header-copy">{copied !== undefined && <IconButton icon={Copy} size="sm" label={`Copy the value of ${copied.of}`} onClick={() => void copy(copied.value, copied.toast)} />}</td>
    </tr>
  );
}
