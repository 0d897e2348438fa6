import type { FaultInfo } from '../../shared/model/fault';
import { faultTable } from './wire/faults/fault-table';

/** The fault table as people read it, in the order of its groups. */
export const faultList: readonly FaultInfo[] = faultTable.map((fault) => fault.info);
