import { go, type ComparedRecord } from '../../host/navigation';
import { selection } from './activity';

/** Opens the two selected records beside each other, the older one as A; one alone is A, and the other is chosen there. */
export function compareChosen(): void {
  const chosen = [...selection.getState().marks.records.values()].sort((one, other) => one.position - other.position);
  const [a, b] = chosen.map(({ direction, id }): ComparedRecord => ({ direction, id }));
  if (a === undefined) return;
  go({ section: 'activity', compare: { kind: 'pair', a, ...(b === undefined ? {} : { b }) } });
}
