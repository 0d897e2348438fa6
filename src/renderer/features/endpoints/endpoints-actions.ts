import { CopyPlus, Download, Plus, Trash2 } from 'lucide-react';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { endpointsStore, openEndpoint, savedEndpoints } from './endpoints-state';
import { deleteEndpoint, duplicateEndpoint } from './endpoints-store';
import { exportWorkspace } from './workspace-import';

const group = 'Endpoints';

/** What can be done with endpoints, from keys and the palette. */
export function endpointsActions(): readonly Action[] {
  return [
    { id: 'endpoints.new', label: 'New endpoint', group, keys: 'Ctrl N', icon: Plus, run: () => go({ section: 'endpoints', create: true }) },
    { id: 'endpoints.duplicate', label: 'Duplicate the open endpoint', group, icon: CopyPlus, hint: openName, run: () => withOpen((id) => void duplicateEndpoint(id)), available: isOnPage },
    { id: 'endpoints.delete', label: 'Delete the open endpoint', group, icon: Trash2, hint: openName, run: () => withOpen((id) => void deleteEndpoint(id)), available: isOnPage },
    { id: 'endpoints.export', label: 'Export the workspace', group, icon: Download, hint: () => 'endpoints, samples, performers, rules; no secrets', run: () => void exportWorkspace() },
  ];
}

function open() {
  return openEndpoint(savedEndpoints(), endpointsStore.getState().openId);
}

function openName(): string | undefined {
  return open()?.name;
}

function withOpen(run: (id: string) => void): void {
  const endpoint = open();
  if (endpoint !== undefined) run(endpoint.id);
}

function isOnPage(): boolean {
  return navigationStore.getState().place.section === 'endpoints' && open() !== undefined;
}
