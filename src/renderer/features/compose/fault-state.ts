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
  /** The one in hand. */
  readonly chosen: string;
  /** Those that go with whichever is in hand, by name. */
  readonly kept: ReadonlySet<string>;
  /** Values as on the command line, by the fault’s name; those never touched are not here. */
  readonly values: ReadonlyMap<string, string>;
  /** Those that were taken up with an event: they are kept when the deck opens the next time. */
  readonly taken: ReadonlySet<string> | undefined;
  readonly preview: Reply<FaultPreview> | undefined;
}

/** The deck of faults: what was chosen and set last stays for the next time. */
export const faultStore = createStore<FaultState>(() => ({ faults: [], chosen: '', kept: new Set(), values: new Map(), taken: undefined, preview: undefined }));

export function useFaults<T>(select: (state: FaultState) => T): T {
  return useStore(faultStore, select);
}

/** What says which faults are sent. */
type ChosenFaults = Pick<FaultState, 'faults' | 'chosen' | 'kept' | 'values'>;

/** A fault and how it is asked for. */
export interface FaultInHand {
  readonly fault: FaultInfo;
  readonly order: FaultOrder;
}

/** The fault in hand and how it is asked for; undefined until the table is known. */
export function orderOf(state: ChosenFaults): FaultInHand | undefined {
  const fault = state.faults.find(({ name }) => name === state.chosen);
  return fault === undefined ? undefined : { fault, order: orderFor(fault, state.values) };
}

/** All faults that would be sent together, in the order of the table. */
export function ordersOf({ faults, chosen, kept, values }: ChosenFaults): readonly FaultInHand[] {
  return faults.filter(({ name }) => name === chosen || kept.has(name)).map((fault) => ({ fault, order: orderFor(fault, values) }));
}

function orderFor(fault: FaultInfo, values: ReadonlyMap<string, string>): FaultOrder {
  const { name } = fault;
  const standard = readFaultValue(fault, undefined);
  const value = values.get(name) ?? (standard.ok ? faultValueText(standard.value) : undefined);
  return value === undefined ? { name } : { name, value };
}

/** Has a fault go with whichever is in hand, or no more. */
export function keepFault(name: string, keeps: boolean): void {
  const kept = new Set(faultStore.getState().kept);
  if (keeps) kept.add(name);
  else kept.delete(name);
  faultStore.setState({ kept });
  void previewFault();
}

export async function openFaults(): Promise<void> {
  const reply = await call('faults.list', {});
  if (!reply.ok) return;
  const { chosen, taken } = faultStore.getState();
  faultStore.setState({ faults: reply.value, kept: taken ?? new Set(), taken: undefined, chosen: reply.value.some(({ name }) => name === chosen) ? chosen : (reply.value[0]?.name ?? '') });
  await previewFault();
}

/** Has the deck hold these faults, with their values, when it opens the next time. */
export function takeFaults(orders: readonly FaultOrder[]): void {
  const [first, ...others] = orders;
  if (first === undefined) return;
  faultStore.setState(({ values }) => ({
    chosen: first.name,
    taken: new Set(others.map(({ name }) => name)),
    values: new Map([...values, ...orders.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]))]),
  }));
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
  const inHand = ordersOf(faultStore.getState());
  const read = draftNow(composeStore.getState(), snapshotNow()?.catalog ?? []);
  const endpointId = shownEndpointId();
  if (inHand.length === 0 || !read.ok || endpointId === undefined) {
    faultStore.setState({ preview: undefined });
    return;
  }
  const preview = await call('faults.preview', { draft: read.draft, endpointId, faults: inHand.map(({ order }) => order) });
  if (asked === newest) faultStore.setState({ preview });
}
