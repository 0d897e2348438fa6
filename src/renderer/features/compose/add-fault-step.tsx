import type { ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { AddSteps } from './add-steps';
import { draftNow, useCompose } from './compose-state';
import { closeDialog } from './compose-store';
import { ordersOf, useFaults } from './fault-state';

/** The composed event with the faults of the deck as a step of a scenario. */
export function AddFaultStep(): ReactNode {
  const composed = useCompose((state) => state);
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  const deck = useFaults((state) => state);
  const read = draftNow(composed, catalog);
  if (!read.ok) return null;
  return <AddSteps events={[{ draft: read.draft, faults: ordersOf(deck).map(({ order }) => order) }]} onClose={closeDialog} />;
}
