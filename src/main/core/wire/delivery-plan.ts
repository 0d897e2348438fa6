/** What becomes of one event to one endpoint, where that is not a single delivery now. */
export interface DeliveryPlan {
  /** How many deliveries of the same bytes there are. */
  readonly copies: number;
  /** True where the copies leave at the same time, false where each waits for the answer to the one before. */
  readonly copiesAtOnce: boolean;
  /** How long the first one waits. */
  readonly delayMs: number;
  /** True where it leaves only after the next event to the same endpoint. */
  readonly afterNext: boolean;
  /** True where nothing leaves and the delivery is only recorded. */
  readonly dropped: boolean;
}

/** One delivery, now. */
export const plainDelivery: DeliveryPlan = { copies: 1, copiesAtOnce: true, delayMs: 0, afterNext: false, dropped: false };
