import { readFaultValue } from '../../../../shared/model/fault';
import type { FaultChoice, FaultOrder } from '../../../../shared/model/fault';
import { faultOf, faultTable } from './fault-table';

/** Faults read from the command line, or why they cannot be, in one line. */
export type FaultsParsed = { readonly ok: true; readonly choices: readonly FaultChoice[] } | { readonly ok: false; readonly message: string };

/** Reads faults that are asked for by name and value. A fault can be named once. */
export function readFaults(orders: readonly FaultOrder[]): FaultsParsed {
  const choices: FaultChoice[] = [];
  for (const { name, value } of orders) {
    const fault = faultOf(name);
    if (fault === undefined) return { ok: false, message: `There is no fault “${name}”.${nearest(name)} List them with “hookbench send --faults”.` };
    if (choices.some((choice) => choice.name === name)) return { ok: false, message: `The fault ${name} is named twice.` };
    const read = readFaultValue(fault.info, value);
    if (!read.ok) return read;
    choices.push({ name, value: read.value });
  }
  return { ok: true, choices };
}

/** Reads each `NAME` or `NAME=VALUE` as given to `--fault`. A fault can be named once. */
export function parseFaults(texts: readonly string[]): FaultsParsed {
  return readFaults(
    texts.map((text) => {
      const equals = text.indexOf('=');
      return equals < 0 ? { name: text } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
    }),
  );
}

function nearest(name: string): string {
  const words = name.split(/[^a-z0-9]+/i).filter((word) => word.length > 2);
  const found = faultTable.find((fault) => words.some((word) => fault.info.name.includes(word.toLowerCase())));
  return found === undefined ? '' : ` Did you mean ${found.info.name}?`;
}
