import { FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { sharedParts, type SharedEndpoint } from '../../../shared/contract/sharing-contract';
import type { AddressReach } from '../../../shared/model/address-reach';
import { Badge } from '../../ui/badge';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { FieldNote } from '../../ui/field';
import { choosePart, closeImport, importChosen, partNames, useImportForm } from './workspace-import';
import './import-dialog.css';

const reachWords: Readonly<Record<Exclude<AddressReach, 'public'>, string>> = { 'this-computer': 'this computer', 'private-network': 'private address', metadata: 'cloud credentials' };

/** What a file from elsewhere would add: its lists to choose from, and where its endpoints point. */
export function ImportDialog(): ReactNode {
  const form = useImportForm();
  if (form === undefined) return null;
  const { preview, chosen } = form;
  const count = sharedParts.reduce((sum, part) => sum + (chosen.has(part) ? preview.adds[part] : 0), 0);
  const known = sharedParts.reduce((sum, part) => sum + preview.known[part], 0);
  return (
    <Dialog
      open
      width="lg"
      title={`Import from “${preview.name}”`}
      onClose={closeImport}
      note={known > 0 ? <span className="soft">{known === 1 ? 'One more is here already.' : `${known} more are here already.`}</span> : undefined}
      primary={{ label: count === 1 ? 'Import 1 item' : `Import ${count} items`, icon: FolderInput, disabledReason: count === 0 ? 'Choose what to import' : undefined, onClick: () => void importChosen(form) }}
    >
      <p className="soft truncate">{form.fileName}</p>
      <ul className="import-parts">
        {sharedParts
          .filter((part) => preview.adds[part] > 0)
          .map((part) => (
            <li key={part}>
              <Checkbox label={`${preview.adds[part]} ${partNames[part][preview.adds[part] === 1 ? 0 : 1]}`} checked={chosen.has(part)} onChange={(isChosen) => choosePart(part, isChosen)} />
            </li>
          ))}
      </ul>
      {preview.endpoints.length > 0 && chosen.has('endpoints') && <EndpointList endpoints={preview.endpoints} />}
      {form.problem !== undefined && <FieldNote isError>{form.problem}</FieldNote>}
    </Dialog>
  );
}

function EndpointList({ endpoints }: { readonly endpoints: readonly SharedEndpoint[] }): ReactNode {
  const isPrivate = endpoints.some(({ reach }) => reach !== 'public');
  const isSigned = endpoints.some(({ signing }) => signing !== 'none');
  return (
    <section className="section">
      <h3 className="section-title">Where its endpoints point</h3>
      <ul className="card import-endpoints" tabIndex={0} aria-label="Where its endpoints point">
        {endpoints.map(({ name, url, reach }, index) => (
          <li key={index}>
            <span className="truncate">{name}</span>
            <span className="mono truncate soft">{url}</span>
            {reach !== 'public' && <Badge tone={reach === 'metadata' ? 'fail' : 'warn'}>{reachWords[reach]}</Badge>}
          </li>
        ))}
      </ul>
      {isPrivate && <p className="hint">You are asked once before anything is sent to a private address.</p>}
      {isSigned && <p className="hint">Secrets are never in a file. Set them again for the endpoints that sign.</p>}
    </section>
  );
}
