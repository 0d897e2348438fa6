const prefix = 'cap_';

/** The id of a captured request. It says its seq, which the log never gives twice, so that no index of ids is needed. */
export function captureIdOf(seq: number): string {
  return `${prefix}${seq}`;
}

/** The seq in an id that `captureIdOf` made; undefined for anything else. */
export function seqOfCaptureId(id: string): number | undefined {
  const digits = id.startsWith(prefix) ? id.slice(prefix.length) : '';
  if (!/^[1-9][0-9]{0,14}$/.test(digits)) return undefined;
  return Number(digits);
}
