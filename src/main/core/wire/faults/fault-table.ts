import { bodyFaults } from './body-faults';
import { deliveryFaults } from './delivery-faults';
import { eventNameFaults } from './event-name-faults';
import type { Fault } from './fault';
import { signatureFaults } from './signature-faults';
import { subjectFaults } from './subject-faults';
import { wireFaults } from './wire-faults';

/** Every fault there is, in the order of its groups. A new one is one entry in the file of its group. */
export const faultTable: readonly Fault[] = [...deliveryFaults, ...eventNameFaults, ...subjectFaults, ...signatureFaults, ...bodyFaults, ...wireFaults];

/** The fault of this name; undefined where there is none. */
export function faultOf(name: string): Fault | undefined {
  return faultTable.find((fault) => fault.info.name === name);
}
