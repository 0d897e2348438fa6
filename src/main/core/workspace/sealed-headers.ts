import type { Endpoint, LostSecret } from '../../../shared/model/endpoint';
import type { HeaderPair } from '../../../shared/model/header';
import { isSecretHeader } from '../../../shared/model/secret-header';
import type { Workspace } from '../../../shared/model/workspace';

/** Where the values of secret headers are kept, which do not stand in the workspace's file. */
export interface HeaderSecrets {
  /** The value that a reference stands for; undefined where it cannot be read here. */
  value(reference: string): string | undefined;
  /** Keeps values, and says which reference stands for each. */
  keep(values: readonly string[]): Promise<{ readonly ok: true; readonly references: ReadonlyMap<string, string> } | { readonly ok: false; readonly message: string }>;
  /** Drops the values of all other references. */
  retain(references: ReadonlySet<string>): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }>;
}

/** What stands in the place of a secret value in the workspace's file. */
interface SecretReference {
  readonly secret: string;
}

/** The values of secret headers of a workspace, repeats included. */
export function secretValuesOf({ endpoints }: Workspace): readonly string[] {
  return endpoints.flatMap(({ headers }) => headers.filter(isSecret).map(([, value]) => value));
}

/** The workspace as it stands in its file: each secret value in `references` gives its place to its reference. */
export function sealedWorkspace(workspace: Workspace, references: ReadonlyMap<string, string>): unknown {
  return { ...workspace, endpoints: workspace.endpoints.map((endpoint) => sealedEndpoint(endpoint, references)) };
}

function sealedEndpoint({ lostSecrets = [], ...endpoint }: Endpoint, references: ReadonlyMap<string, string>): unknown {
  const lost = [...lostSecrets];
  const headers = endpoint.headers.map((header) => {
    const [name, value] = header;
    const reference = value === '' ? takeLost(lost, name) : isSecretHeader(name) ? references.get(value) : undefined;
    return reference === undefined ? header : [name, { secret: reference } satisfies SecretReference];
  });
  return { ...endpoint, headers };
}

/** What was read from a workspace's file with values in the places of their references. Those that have none are named in `lostSecrets`. Whatever else it is stays as it is. */
export function openedWorkspace(value: unknown, valueOf: (reference: string) => string | undefined): unknown {
  return withEndpoints(value, (endpoint) => {
    const lostSecrets: LostSecret[] = [];
    const headers = endpoint.headers.map((header) => {
      const secret = referenceIn(header);
      if (secret === undefined) return header;
      const found = valueOf(secret.reference);
      if (found === undefined) lostSecrets.push(secret);
      return [secret.headerName, found ?? ''];
    });
    return { ...endpoint, headers, ...(lostSecrets.length === 0 ? {} : { lostSecrets }) };
  });
}

/** The references in what was read from a workspace's file. */
export function referencesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  openedWorkspace(value, (reference) => {
    found.add(reference);
    return undefined;
  });
  return found;
}

/** True where a secret value stands readable in what was read from a workspace's file. */
export function hasOpenSecrets(value: unknown): boolean {
  let found = false;
  withEndpoints(value, (endpoint) => {
    found ||= endpoint.headers.some((header) => Array.isArray(header) && typeof header[0] === 'string' && typeof header[1] === 'string' && isSecret([header[0], header[1]]));
    return endpoint;
  });
  return found;
}

/** The workspace whose endpoints name as lost only what still is: headers that got a value, or that are gone, are not. */
export function withLossesOf(workspace: Workspace): Workspace {
  if (!workspace.endpoints.some(({ lostSecrets }) => lostSecrets !== undefined)) return workspace;
  return {
    ...workspace,
    endpoints: workspace.endpoints.map((endpoint) => {
      const { lostSecrets, ...rest } = endpoint;
      if (lostSecrets === undefined) return endpoint;
      const empty = endpoint.headers.filter(([, value]) => value === '').map(([name]) => name.toLowerCase());
      const still = lostSecrets.filter(({ headerName }) => {
        const place = empty.indexOf(headerName.toLowerCase());
        if (place >= 0) empty.splice(place, 1);
        return place >= 0;
      });
      if (still.length === lostSecrets.length) return endpoint;
      return still.length === 0 ? rest : { ...rest, lostSecrets: still };
    }),
  };
}

function isSecret([name, value]: HeaderPair): boolean {
  return value !== '' && isSecretHeader(name);
}

function takeLost(lost: LostSecret[], name: string): string | undefined {
  const place = lost.findIndex(({ headerName }) => headerName.toLowerCase() === name.toLowerCase());
  return place < 0 ? undefined : lost.splice(place, 1)[0]?.reference;
}

function referenceIn(header: unknown): LostSecret | undefined {
  if (!Array.isArray(header) || header.length !== 2) return undefined;
  const [headerName, value]: readonly unknown[] = header;
  if (typeof headerName !== 'string' || !isObject(value) || Object.keys(value).length !== 1 || !('secret' in value) || typeof value.secret !== 'string') return undefined;
  return { headerName, reference: value.secret };
}

interface RawEndpoint {
  readonly headers: readonly unknown[];
}

function withEndpoints(value: unknown, change: (endpoint: RawEndpoint) => unknown): unknown {
  if (!isObject(value) || !('endpoints' in value) || !Array.isArray(value.endpoints)) return value;
  return { ...value, endpoints: value.endpoints.map((endpoint: unknown) => (isObject(endpoint) && hasHeaders(endpoint) ? change(endpoint) : endpoint)) };
}

function hasHeaders(value: object): value is RawEndpoint {
  return 'headers' in value && Array.isArray(value.headers);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
