import type { CaptureDraft } from '../../../../shared/model/captured-request';
import { readAddress } from './address';
import type { Address } from './address';
import { BodyView } from './body-view';

/** What rules look at, of a request that has just come or of one on record. */
export type RuleRequest = Pick<CaptureDraft, 'method' | 'target' | 'headers' | 'body' | 'bodyBytes' | 'truncated' | 'eventName' | 'source' | 'fromWebPage'>;

/** A request as rules ask about it; what takes time is worked out at the first question. */
export class RequestView {
  readonly body: BodyView;
  private readAs: Address | undefined;

  constructor(readonly request: RuleRequest) {
    this.body = new BodyView(request.body, request.truncated);
  }

  get address(): Address {
    this.readAs ??= readAddress(this.request.target);
    return this.readAs;
  }

  /** The first value of a query parameter. */
  query(name: string): string | undefined {
    return this.address.query.find(([found]) => found === name)?.[1];
  }
}
