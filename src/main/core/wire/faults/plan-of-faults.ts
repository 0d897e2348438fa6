import type { FaultChoice } from '../../../../shared/model/fault';
import { plainDelivery } from '../delivery-plan';
import type { DeliveryPlan } from '../delivery-plan';
import { faultOf } from './fault-table';

/** How often and when an event with these faults leaves. */
export function planOfFaults(faults: readonly FaultChoice[]): DeliveryPlan {
  return faults.reduce((plan, { name, value }) => {
    const effect = faultOf(name)?.effect(value);
    return effect?.stage === 'plan' ? effect.change(plan) : plan;
  }, plainDelivery);
}

/** Those of the faults that change the request or how its bytes leave, without those of number, order and time. */
export function faultsOfTheRequest(faults: readonly FaultChoice[]): readonly FaultChoice[] {
  return faults.filter(({ name, value }) => faultOf(name)?.effect(value).stage !== 'plan');
}
