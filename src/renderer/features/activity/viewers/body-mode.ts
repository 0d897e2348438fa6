import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { BodyKind } from './body-kind';

/** How a body is shown: `read` by what it is, `text` laid out (`lines` where that is what it is), `raw` as it came, `hex` as bytes, `http` with all of its message. */
export type ShownMode = 'read' | 'lines' | 'text' | 'raw' | 'hex' | 'http';

interface ModeOption {
  readonly value: ShownMode;
  readonly label: string;
}

/** What the user last chose for bodies and for whole messages, kept from one record to the next. */
const chosen = createStore<{ readonly body: ShownMode; readonly message: ShownMode }>(() => ({ body: 'read', message: 'http' }));

export function useBodyMode(isMessage: boolean): ShownMode {
  return useStore(chosen, (state) => (isMessage ? state.message : state.body));
}

export function chooseMode(mode: ShownMode, isMessage: boolean): void {
  const kept = mode === 'lines' ? 'read' : mode;
  chosen.setState(isMessage ? { message: kept } : { body: kept });
}

/** The ways in which a body of this kind can be shown. */
export function modeOptions({ kind }: BodyKind, isJson: boolean, hasMessage: boolean): readonly ModeOption[] {
  const options: ModeOption[] = [];
  if (isJson) options.push({ value: 'read', label: 'Tree' }, { value: 'text', label: 'Text' });
  else if (kind === 'xml') options.push({ value: 'lines', label: 'Text' });
  else if (kind === 'form') options.push({ value: 'read', label: 'Fields' });
  else if (kind === 'multipart') options.push({ value: 'read', label: 'Parts' });
  else if (kind === 'image') options.push({ value: 'read', label: 'Picture' });
  options.push({ value: 'raw', label: 'Raw' }, { value: 'hex', label: 'Hex' });
  if (hasMessage) options.push({ value: 'http', label: 'HTTP' });
  return options;
}

/** What was chosen where it is there, else what comes nearest. */
export function shownMode(wanted: ShownMode, options: readonly ModeOption[]): ShownMode {
  const has = (mode: ShownMode): boolean => options.some(({ value }) => value === mode);
  if (has(wanted)) return wanted;
  if (wanted === 'text' && has('lines')) return 'lines';
  if (wanted === 'http' || wanted === 'read' || wanted === 'text') return options[0]?.value ?? 'raw';
  return 'raw';
}
