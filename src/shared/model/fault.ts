/** The groups of the fault table, in the order in which they are shown. */
export const faultGroups = ['Delivery', 'Event-Name', 'Who and what', 'Signature', 'Body', 'On the wire'] as const;

/** One group of the fault table. */
export type FaultGroup = (typeof faultGroups)[number];

/** What a fault can be told besides its name, and what it takes where it is told nothing. */
export type FaultValueSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'count'; readonly label: string; readonly least: number; readonly most: number; readonly standard: number }
  /** A count, and whether each comes after the answer to the one before (`2,after`) or all at once (`2`). */
  | { readonly kind: 'copies'; readonly label: string; readonly least: number; readonly most: number; readonly standard: number }
  /** A time such as `500ms`, `20s`, `6m`, `1h`; kept in milliseconds. */
  | { readonly kind: 'time'; readonly label: string; readonly leastMs: number; readonly mostMs: number; readonly standardMs: number }
  | { readonly kind: 'text'; readonly label: string; readonly standard: string };

/** A value as told, read by its spec. */
export type FaultValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'copies'; readonly count: number; readonly atOnce: boolean }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'text'; readonly text: string };

/** One fault as people see it. */
export interface FaultInfo {
  /** As on the command line: `--fault NAME[=VALUE]`. */
  readonly name: string;
  readonly group: FaultGroup;
  readonly title: string;
  /** What is different, in a few words, with the standard value. */
  readonly short: string;
  /** What it does, in a sentence or two. */
  readonly does: string;
  /** What a good receiver does, one line each. */
  readonly goodReceiver: readonly string[];
  readonly value: FaultValueSpec;
}

/** A fault that was chosen. */
export interface FaultChoice {
  readonly name: string;
  readonly value: FaultValue;
}

/** A fault as it is asked for: its name, and its value as on the command line (such as `3,after`); the standard value where there is none. */
export interface FaultOrder {
  readonly name: string;
  readonly value?: string;
}

/** A value read, or why it cannot be, in one line. */
export type FaultValueRead = { readonly ok: true; readonly value: FaultValue } | { readonly ok: false; readonly message: string };

/** Reads what was told of a fault; undefined stands for nothing told. */
export function readFaultValue(fault: Pick<FaultInfo, 'name' | 'value'>, text: string | undefined): FaultValueRead {
  const { name, value: spec } = fault;
  switch (spec.kind) {
    case 'none':
      return text === undefined ? { ok: true, value: { kind: 'none' } } : refused(`The fault ${name} takes no value.`);
    case 'count': {
      const count = text === undefined ? spec.standard : wholeNumber(text);
      if (count === undefined || count < spec.least || count > spec.most) return refused(`${name} takes a number from ${spec.least} to ${spec.most}, such as ${name}=${spec.standard}.`);
      return { ok: true, value: { kind: 'count', count } };
    }
    case 'copies': {
      const [number, after] = (text ?? String(spec.standard)).split(',', 2);
      const count = wholeNumber(number ?? '');
      if (count === undefined || count < spec.least || count > spec.most || (after !== undefined && after !== 'after')) {
        return refused(`${name} takes a number from ${spec.least} to ${spec.most}, such as ${name}=${spec.standard}, or ${name}=${spec.standard},after to wait for each answer.`);
      }
      return { ok: true, value: { kind: 'copies', count, atOnce: after === undefined } };
    }
    case 'time': {
      const ms = text === undefined ? spec.standardMs : milliseconds(text);
      if (ms === undefined || ms < spec.leastMs || ms > spec.mostMs) return refused(`${name} takes a time from ${timeText(spec.leastMs)} to ${timeText(spec.mostMs)}, such as ${name}=${timeText(spec.standardMs)}.`);
      return { ok: true, value: { kind: 'time', ms } };
    }
    case 'text':
      return text === '' ? refused(`${name}= needs a value, such as ${name}=${spec.standard}.`) : { ok: true, value: { kind: 'text', text: text ?? spec.standard } };
  }
}

/** The fault as it stands on the command line, such as `duplicate=3,after`. */
export function faultText({ name, value }: FaultChoice): string {
  const text = faultValueText(value);
  return text === undefined ? name : `${name}=${text}`;
}

/** The value as it stands on the command line; undefined where the standard value needs none. */
export function faultValueText(value: FaultValue): string | undefined {
  switch (value.kind) {
    case 'none':
      return undefined;
    case 'count':
      return String(value.count);
    case 'copies':
      return value.atOnce ? String(value.count) : `${value.count},after`;
    case 'time':
      return timeText(value.ms);
    case 'text':
      return value.text;
  }
}

const units: readonly (readonly [unit: string, ms: number])[] = [['h', 3_600_000], ['m', 60_000], ['s', 1_000], ['ms', 1]];

/** A time as on the command line, in the largest unit that fits it whole: `90s`, `2m`. */
export function timeText(ms: number): string {
  const [unit, size] = units.find(([, each]) => ms >= each && ms % each === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}

function milliseconds(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,9})(ms|s|m|h)$/.exec(text) ?? [];
  const size = units.find(([each]) => each === unit)?.[1];
  return number === undefined || size === undefined ? undefined : Number(number) * size;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function refused(message: string): FaultValueRead {
  return { ok: false, message };
}
