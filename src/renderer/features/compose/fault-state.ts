import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FaultPreview } from '../../../shared/contract/sending-contract';
import type { Reply } from '../../../shared/contract/reply';
import { faultValueText, readFaultValue, type FaultInfo, type FaultOrder } from '../../../shared/model/fault';
import { call } from '../../host/client';
import { shownEndpointId } from './compose-check';
import { composeStore, draftNow, snapshotNow } from './compose-state';

interface FaultState {
  readonly faults: readonly FaultInfo[];
  readonly chosen: string;
  /** Values as on the command line, by the fault’s name; those never touched are not here. */
  readonly values: ReadonlyMap<string, string>;
  readonly preview: Reply<FaultPreview> | undefined;
}

/** The deck of faults: what was chosen and set last stays for the next time. */
export const faultStore = createStore<FaultState>(() => ({ faults: [], chosen: '', values: new Map(), preview: undefined }));

export function useFaults<T>(select: (state: FaultState) => T): T {
  return useStore(faultStore, select);
}

/** The fault in hand and how it is asked for; undefined until the table is known. */
export function orderOf({ faults, chosen, values }: FaultState): { readonly fault: FaultInfo; readonly order: FaultOrder } | undefined {
  const fault = faults.find(({ name }) => name === chosen);
  if (fault === undefined) return undefined;
  const standard = readFaultValue(fault, undefined);
  const value = values.get(chosen) ?? (standard.ok ? faultValueText(standard.value) : undefined);
  return { fault, order: value === undefined ? { name: chosen } : { name: chosen, value } };
}

export async function openFaults(): Promise<void> {
  const reply = await call('faults.list', {});
  if (!reply.ok) return;
  const { chosen } = faultStore.getState();
  faultStore.setState({ faults: reply.value, chosen: reply.value.some(({ name }) => name === chosen) ? chosen : (reply.value[0]?.name ?? '') });
  await previewFault();
}

export function chooseFault(name: string): void {
  faultStore.setState({ chosen: name, preview: undefined });
  void previewFault();
}

export function setFaultValue(name: string, text: string): void {
  faultStore.setState(({ values }) => ({ values: new Map(values).set(name, text) }));
  void previewFault();
}

let newest = 0;

/** Asks for the bytes that would leave with the fault in hand. */
async function previewFault(): Promise<void> {
  newest += 1;
  const asked = newest;
  const inHand = orderOf(faultStore.getState());
  const read = draftNow(composeStore.getState(), snapshotNow()?.catalog ?? []);
  const endpointId = shownEndpointId();
  if (inHand === undefined || !read.ok || endpointId === undefined) {
    faultStore.setState({ preview: undefined });
    return;
  }
  const preview = await call('faults.preview', { draft: read.draft, endpointId, faults: [inHand.order] });
  if (asked === newest) faultStore.setState({ preview });
}
