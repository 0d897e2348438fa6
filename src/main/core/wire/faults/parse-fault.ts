import { readFaultValue } from '../../../../shared/model/fault';
import type { FaultChoice } from '../../../../shared/model/fault';
import { faultOf, faultTable } from './fault-table';

/** Faults read from the command line, or why they cannot be, in one line. */
export type FaultsParsed = { readonly ok: true; readonly choices: readonly FaultChoice[] } | { readonly ok: false; readonly message: string };

/** Reads each `NAME` or `NAME=VALUE` as given to `--fault`. A fault can be named once. */
export function parseFaults(texts: readonly string[]): FaultsParsed {
  const choices: FaultChoice[] = [];
  for (const text of texts) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const fault = faultOf(name);
    if (fault === undefined) return { ok: false, message: `There is no fault “${name}”.${nearest(name)} List them with “hookbench send --faults”.` };
    if (choices.some((choice) => choice.name === name)) return { ok: false, message: `The fault ${name} is named twice.` };
    const read = readFaultValue(fault.info, equals < 0 ? undefined : text.slice(equals + 1));
    if (!read.ok) return read;
    choices.push({ name, value: read.value });
  }
  return { ok: true, choices };
}

function nearest(name: string): string {
  const words = name.split(/[^a-z0-9]+/i).filter((word) => word.length > 2);
  const found = faultTable.find((fault) => words.some((word) => fault.info.name.includes(word.toLowerCase())));
  return found === undefined ? '' : ` Did you mean ${found.info.name}?`;
}
