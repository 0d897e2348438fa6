/** A delivery that waits until a later one to the same endpoint has left. */
export interface HeldDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly position: number;
}

/** Deliveries that are held back so that the next event to the same endpoint comes before them. */
export class HeldDeliveries {
  private readonly held = new Map<string, HeldDelivery[]>();

  hold(delivery: HeldDelivery): void {
    const list = this.held.get(delivery.endpointId);
    if (list === undefined) this.held.set(delivery.endpointId, [delivery]);
    else if (!list.some(({ id }) => id === delivery.id)) list.push(delivery);
  }

  /** Lets go of those that stand before this one, which has left, in the order in which they came. */
  release(left: HeldDelivery): readonly HeldDelivery[] {
    const list = this.held.get(left.endpointId);
    if (list === undefined) return [];
    const kept = list.filter(({ position }) => position >= left.position);
    if (kept.length === 0) this.held.delete(left.endpointId);
    else this.held.set(left.endpointId, kept);
    return list.filter(({ position }) => position < left.position);
  }
}
