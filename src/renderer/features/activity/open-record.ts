import { showToast } from '../../ui/toast';
import { selection } from './activity';

/** Opens the delivery in the stream, or says that it is gone. */
export async function openDelivery(id: string): Promise<void> {
  if (!(await selection.openDelivery(id))) showToast({ title: 'That delivery is no longer in the log.', tone: 'fail' });
}

/** Opens the captured request in the stream, or says that it is gone. */
export async function openCapture(id: string): Promise<void> {
  if (!(await selection.openCapture(id))) showToast({ title: 'That captured request is no longer in the log.', tone: 'fail' });
}
