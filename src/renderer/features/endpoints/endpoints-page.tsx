import { Plus, Webhook } from 'lucide-react';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useNavigation } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/format';
import { EndpointEditor } from './endpoint-editor';
import { openEndpoint, useEndpoints, withEdits } from './endpoints-state';
import { addEndpoint, closeEditor, visitEndpoints } from './endpoints-store';
import { ImportButton } from './import-button';
import { ImportDialog } from './import-dialog';
import { SetupRequest } from './setup-request';
import { SubscriptionMatrix } from './subscription-matrix';
import './endpoints.css';

/** Endpoints: which gets which event, the text for the provider's support, and the editor of one. */
export function EndpointsPage(): ReactNode {
  const place = useNavigation((state) => state.place);
  const visit = useNavigation((state) => state.visit);
  const saved = useSnapshot((snapshot) => snapshot.workspace.endpoints);
  const eventCount = useSnapshot((snapshot) => snapshot.catalog.length);
  const edits = useEndpoints((state) => state.edits);
  const openId = useEndpoints((state) => state.openId);
  const endpoints = useMemo(() => saved.map((endpoint) => withEdits(endpoint, edits)), [saved, edits]);
  const open = openEndpoint(endpoints, openId);

  useEffect(() => closeEditor, []);
  useEffect(() => visitEndpoints(place, visit), [place, visit]);

  return (
    <div className={open === undefined ? 'endpoints has-none' : 'endpoints'}>
      <div className="pane endpoints-main">
        <header className="page-head">
          <h1 className="page-title">Endpoints</h1>
          <span className="soft num truncate">
            {counted(endpoints.length, 'endpoint')}, {counted(eventCount, 'event')}
          </span>
          <span className="push" />
          <ImportButton />
          <Button icon={Plus} keysOf="endpoints.new" onClick={() => void addEndpoint()}>
            New endpoint
          </Button>
        </header>
        {open === undefined ? (
          <EmptyState
            title="No endpoint yet"
            actions={
              <Button variant="primary" icon={Webhook} onClick={() => void addEndpoint()}>
                New endpoint
              </Button>
            }
          >
            <p>An endpoint is a receiver: a URL and the events that it gets. Without one, events are composed but sent nowhere.</p>
          </EmptyState>
        ) : (
          <div className="endpoints-scroll">
            <SubscriptionMatrix endpoints={endpoints} openId={open.id} />
            <SetupRequest endpoints={saved} />
          </div>
        )}
      </div>
      <ImportDialog />
      {open !== undefined && <EndpointEditor key={open.id} endpoint={open} />}
    </div>
  );
}
