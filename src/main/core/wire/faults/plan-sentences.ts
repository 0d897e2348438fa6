import { timeText } from '../../../../shared/model/fault';
import type { DeliveryPlan } from '../delivery-plan';
import type { SendingManner } from '../sending-manner';

/** How the bytes leave, one sentence for each way in which that is not in one go. */
export function mannerSentences(manner: SendingManner): readonly string[] {
  const { awaitContinueMs, byteGapMs, resetAfterBytes } = manner;
  return [
    ...(awaitContinueMs === undefined ? [] : [`The head leaves alone; the body follows on “100 Continue”, or after ${timeText(awaitContinueMs)}.`]),
    ...(byteGapMs === undefined ? [] : [`The body leaves one byte at a time, ${timeText(byteGapMs)} apart.`]),
    ...(resetAfterBytes === undefined ? [] : [`The connection is reset after ${resetAfterBytes} bytes of the body.`]),
  ];
}

/** How often and when the event leaves, one sentence for each way in which that is not once and now. */
export function planSentences(plan: DeliveryPlan): readonly string[] {
  if (plan.dropped) return ['Nothing is sent; the delivery is only recorded.'];
  return [
    ...(plan.copies === 1 ? [] : [plan.copiesAtOnce ? `It leaves ${plan.copies} times at once, with the same bytes.` : `It leaves ${plan.copies} times with the same bytes, each after the answer to the one before.`]),
    ...(plan.delayMs === 0 ? [] : [`It leaves ${timeText(plan.delayMs)} later.`]),
    ...(plan.afterNext ? ['It leaves after the next event to the same endpoint.'] : []),
  ];
}
