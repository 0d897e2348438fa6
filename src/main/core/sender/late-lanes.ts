/**
 * Deliveries whose time went by, while the computer slept or the program was closed: of each endpoint's one leaves after another,
 * so that a receiver is not met by all of them at once.
 */
export class LateLanes<T> {
  private readonly lanes = new Map<string, T[]>();

  /** True where it may leave now; else it waits for `next`. */
  enter(endpointId: string, one: T): boolean {
    const lane = this.lanes.get(endpointId);
    if (lane !== undefined) {
      lane.push(one);
      return false;
    }
    this.lanes.set(endpointId, []);
    return true;
  }

  /** The one that leaves after the one that has ended; undefined where none waits. */
  next(endpointId: string): T | undefined {
    const one = this.lanes.get(endpointId)?.shift();
    if (one === undefined) this.lanes.delete(endpointId);
    return one;
  }

  /** Forgets all that wait, and returns them. */
  clear(): readonly T[] {
    const all = [...this.lanes.values()].flat();
    this.lanes.clear();
    return all;
  }
}
