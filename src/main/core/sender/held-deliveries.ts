/** What waits until the next event to the same endpoint has left. */
export class HeldDeliveries<T> {
  private readonly held = new Map<string, T[]>();

  hold(endpointId: string, one: T): void {
    const list = this.held.get(endpointId);
    if (list === undefined) this.held.set(endpointId, [one]);
    else list.push(one);
  }

  /** Lets go of all that is held for the endpoint, in the order in which it came. */
  release(endpointId: string): readonly T[] {
    const list = this.held.get(endpointId) ?? [];
    this.held.delete(endpointId);
    return list;
  }
}
