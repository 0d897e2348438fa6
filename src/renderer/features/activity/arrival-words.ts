import { counted } from '../../ui/format';

/** What came, as one sentence: "3 new records, 1 check fails". */
export function arrivalWords(added: number, checksFailed: number): string {
  const came = counted(added, 'new record');
  return checksFailed === 0 ? came : `${came}, ${checksFailed === 1 ? '1 check fails' : `${checksFailed} checks fail`}`;
}
