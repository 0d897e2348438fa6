import type { AddressReach } from '../model/address-reach';
import type { Endpoint } from '../model/endpoint';
import type { Workspace } from '../model/workspace';

/** Lists of a workspace that can be taken over from another one. */
export const sharedParts = ['endpoints', 'performers', 'samples', 'events', 'rules'] as const;
export type SharedPart = (typeof sharedParts)[number];

/** A workspace as text to hand on, and what was left out of it: the values of headers that hold secrets. */
export interface SharedText {
  readonly text: string;
  readonly withheld: readonly { readonly endpointName: string; readonly headerName: string }[];
}

/** An endpoint of a workspace to import, as far as one decides on it. */
export interface SharedEndpoint {
  readonly name: string;
  readonly url: string;
  readonly reach: AddressReach;
  readonly signing: Endpoint['signing']['kind'];
}

/** What an import would add. What the workspace has already is counted apart, and not added again. */
export interface SharedPreview {
  readonly name: string;
  readonly endpoints: readonly SharedEndpoint[];
  readonly adds: Readonly<Record<SharedPart, number>>;
  readonly known: Readonly<Record<SharedPart, number>>;
}

/** What an import added: ids, and names of events. With it the import can be taken back. */
export type SharedIds = Readonly<Record<SharedPart, readonly string[]>>;

/** Methods that hand a workspace on and take one in. Secrets and settings stay where they are. */
export interface SharingContract {
  'sharing.export': { input: Record<string, never>; output: SharedText };
  /** Reads the text of another workspace; refused in one line that names the field where it is not one. Adds nothing. */
  'sharing.read': { input: { text: string }; output: SharedPreview };
  /** Adds these lists of it. Endpoints get ids of their own, and ask before their first send where their address is not public. */
  'sharing.import': { input: { text: string; parts: readonly SharedPart[] }; output: { added: SharedIds; workspace: Workspace } };
  /** Takes out what an import added. */
  'sharing.takeBack': { input: { added: SharedIds }; output: Workspace };
  /** Says that these imported endpoints may be sent to. */
  'endpoints.confirm': { input: { ids: readonly string[] }; output: Workspace };
}
