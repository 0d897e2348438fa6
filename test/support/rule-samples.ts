import type { AnswerRule, RuleAction, RuleAnswer, RuleCondition } from '../../src/shared/model/answer-rule';
import type { CaptureDraft } from '../../src/shared/model/captured-request';
import type { HeaderPair } from '../../src/shared/model/header';

/** A rule that answers with the status of its action; its id is its name. */
export function rule(name: string, conditions: readonly RuleCondition[], action: RuleAction, enabled = true): AnswerRule {
  return { id: name, name, enabled, conditions, action };
}

export function ruleAnswer(status: number, body = '', headers: readonly HeaderPair[] = [], delayMs = 0): RuleAnswer {
  return { status, headers, body, delayMs };
}

/** A rule's action with one answer. */
export function one(status: number, body = '', headers: readonly HeaderPair[] = []): RuleAction {
  return { kind: 'one', answer: ruleAnswer(status, body, headers) };
}

/** A complete capture of a claim's event. */
export function capturedClaim(over: Partial<CaptureDraft> & { readonly bodyText?: string } = {}): CaptureDraft {
  const { bodyText = '{"source":"ui","claim":{"id":4198,"status":"closed","amount":1.10,"reference":"MTR-\\u00e9\\"","labels":[{"name":"a"},{"name":"b"}],"policy":90071992547409931,"none":null}}', ...rest } = over;
  const body = Buffer.from(bodyText);
  return {
    receivedAtMs: 0,
    state: 'complete',
    method: 'POST',
    target: '/hooks/claims?a=1&b=x%20y',
    httpVersion: '1.1',
    headers: [['Event-Name', 'claim.closed'], ['X-Partner', 'north'], ['x-partner', 'south']],
    trailers: [],
    body,
    bodyBytes: body.length,
    bodySha256: '',
    truncated: false,
    raw: Buffer.alloc(0),
    eventName: 'claim.closed',
    source: 'ui',
    remoteAddress: '127.0.0.1',
    remotePort: 1,
    localAddress: '127.0.0.1',
    localPort: 2,
    secure: false,
    requestNumber: 1,
    durationMs: 1,
    answer: { status: 0, headers: [], body: Buffer.alloc(0), delayMs: 0 },
    checkState: 'not-run',
    fromWebPage: false,
    ...rest,
  };
}
