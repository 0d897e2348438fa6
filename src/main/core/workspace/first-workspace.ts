import { providerCatalog } from '../../../shared/catalog/catalog';
import { compareDefaults } from '../../../shared/compare/compare-options';
import { endpointDefaults } from '../../../shared/model/endpoint';
import { columnDefaults } from '../../../shared/model/stream-column';
import { shortcutDefaults } from '../../../shared/model/shortcut-settings';
import { workspaceVersion, type Workspace } from '../../../shared/model/workspace';

/** Path that the shipped endpoint and the first-run page use on the catch server. */
export const defaultCatchPath = '/hooks/claims';

const windscreenClaim = `{
  "id": 4211,
  "reference": "MTR-004211",
  "status": "open",
  "type": {
    "id": 12,
    "name": "Motor, windscreen"
  },
  "policy_number": 90071992547409931,
  "excess": 250.00,
  "incident": {
    "date": "2026-11-18",
    "postcode": "LS1 4AP"
  },
  "contact": {
    "id": 9083,
    "name": "Priya Nair",
    "email": "priya.nair@example.com"
  },
  "labels": ["glass", "fast-track"],
  "assigned_to": {
    "user_id": 1187,
    "name": "Amara Okafor"
  }
}
`;

const theftClaim = `{
  "id": 4187,
  "reference": "MTR-004187",
  "status": "closed",
  "type": {
    "id": 15,
    "name": "Motor, theft"
  },
  "policy_number": 90071992547408107,
  "excess": 500.00,
  "incident": {
    "date": "2026-10-02",
    "postcode": "M4 1HQ"
  },
  "contact": {
    "id": 8871,
    "name": "Tomasz Kowalski",
    "email": "tomasz.kowalski@example.com"
  },
  "labels": ["police ref"],
  "assigned_to": null
}
`;

const escapeOfWaterClaim = `{
  "id": 877,
  "reference": "HOM-000877",
  "status": "open",
  "type": {
    "id": 31,
    "name": "Home, escape of water"
  },
  "policy_number": 70012004518822,
  "excess": 100.00,
  "incident": {
    "date": "2026-11-21",
    "postcode": "BS8 1TH"
  },
  "contact": {
    "id": 9120,
    "name": "Sofía Núñez",
    "email": "sofia.nunez@example.com"
  },
  "labels": ["vulnerable"],
  "assigned_to": null
}
`;

const contact = `{
  "id": 9083,
  "name": "Priya Nair",
  "email": "priya.nair@example.com",
  "phone": "+44 113 496 0142",
  "address": {
    "line_1": "14 Albion Place",
    "town": "Leeds",
    "postcode": "LS1 4AP"
  },
  "preferred_channel": "email"
}
`;

/** The workspace of a first run: a bench that works at once, its one endpoint being our own catch server on this port. */
export function firstWorkspace(catchHost: string, catchPort: number): Workspace {
  return {
    version: workspaceVersion,
    name: 'My workspace',
    endpoints: [
      {
        ...endpointDefaults,
        id: 'ep_local',
        name: 'Local catch server',
        url: `http://${catchHost}:${catchPort}${defaultCatchPath}`,
        events: providerCatalog.map((entry) => entry.name),
      },
    ],
    performers: [
      { id: 'pf_user', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' } },
      { id: 'pf_token', performedBy: { kind: 'token', name: 'Mobile App API Token' } },
    ],
    samples: [
      { id: 'sm_windscreen', name: 'Windscreen, open', kind: 'claim', text: windscreenClaim },
      { id: 'sm_theft', name: 'Theft, closed', kind: 'claim', text: theftClaim },
      { id: 'sm_water', name: 'Escape of water, unassigned', kind: 'claim', text: escapeOfWaterClaim },
      { id: 'sm_contact', name: 'Policyholder', kind: 'contact', text: contact },
    ],
    events: [],
    rules: [],
    filters: [],
    settings: {
      catchHost,
      catchPort,
      morePorts: [],
      whilePaused: 'answer-503',
      whenFull: 'answer-507',
      limits: { keptBodyBytes: 25 * 1024 * 1024, connections: 1_000, headerTimeoutMs: 10_000, bodyTimeoutMs: 60_000, idleTimeoutMs: 30_000 },
      retention: { maxRecords: 100_000, maxBytes: 2 * 1024 ** 3 },
      theme: 'system',
      redaction: { headers: [], bodyPaths: [] },
      checksOff: [],
      density: 'comfortable',
      textSize: 100,
      times: 'clock',
      tellArrivals: true,
      columns: columnDefaults,
      compare: compareDefaults,
      shortcuts: shortcutDefaults,
    },
  };
}
