/** Why an answer that came whole does not count as delivered. Closed: a new one needs its sentences in `sentences`. */
export type RefusedAnswerCode = 'redirect' | 'unauthorized' | 'forbidden' | 'not-found' | 'wrong-method' | 'too-slow' | 'gone' | 'too-large' | 'wrong-type' | 'not-accepted' | 'too-many' | 'receiver-fault' | 'proxy-fault' | 'unavailable' | 'other';

/** A refusal in plain words: what the status says (`says` alone, `message` as a sentence), and the likely next step. */
export interface RefusedAnswer {
  readonly code: RefusedAnswerCode;
  readonly says: string;
  readonly message: string;
  readonly nextStep: string;
}

const sentences: Readonly<Record<RefusedAnswerCode, readonly [says: string, nextStep: string]>> = {
  redirect: ['it points elsewhere, and redirects are not followed', 'Write the address that its Location header names in the endpoint’s URL.'],
  unauthorized: ['it does not know who is asking', 'Check the endpoint’s Authorization header, and its signing secret where the receiver verifies signatures.'],
  forbidden: ['it does not let this sender in', 'Check the endpoint’s headers and signing secret, and whether the receiver lets this computer’s address in.'],
  'not-found': ['nothing is at that path', 'Check the path in the endpoint’s URL.'],
  'wrong-method': ['it does not take POST at that path', 'Check the path in the endpoint’s URL, and that the receiver’s route takes POST.'],
  'too-slow': ['the request did not reach it whole in time', 'Look for a slow connection or a proxy that holds the body back.'],
  gone: ['it wants no events any more', 'An endpoint that answers 410 is disabled. Enable it again once its receiver is back.'],
  'too-large': ['the event is too large for it', 'Raise the receiver’s limit for the body or the headers.'],
  'wrong-type': ['it does not take JSON there', 'Make the receiver take Content-Type application/json.'],
  'not-accepted': ['it did not accept the event', 'Look in its answer for the field that it names, and compare it with the body as sent.'],
  'too-many': ['it is asked too often', 'Lower the endpoint’s “Attempts at once”, or have the receiver answer with Retry-After.'],
  'receiver-fault': ['it failed while it worked on the event', 'Look in the receiver’s own log at this moment.'],
  'proxy-fault': ['a proxy in front of it got no good answer', 'Check that the receiver behind the proxy runs and answers in time.'],
  unavailable: ['it cannot take events now', 'Check whether the receiver is starting, overloaded or under maintenance; a retry schedule tries again by itself.'],
  other: ['only an answer from 200 to 299 counts', 'Make the receiver answer with a status such as 200 once it has the event.'],
};

const codes = new Map<number, RefusedAnswerCode>([
  [401, 'unauthorized'],
  [407, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'wrong-method'],
  [408, 'too-slow'],
  [410, 'gone'],
  [413, 'too-large'],
  [431, 'too-large'],
  [415, 'wrong-type'],
  [400, 'not-accepted'],
  [409, 'not-accepted'],
  [422, 'not-accepted'],
  [429, 'too-many'],
  [502, 'proxy-fault'],
  [504, 'proxy-fault'],
  [503, 'unavailable'],
]);

/** What a status outside 200 to 299 says about a delivery; undefined for one that counts as delivered. */
export function refusedAnswer(status: number): RefusedAnswer | undefined {
  if (status >= 200 && status < 300) return undefined;
  const code = codes.get(status) ?? (status >= 300 && status < 400 ? 'redirect' : status >= 500 ? 'receiver-fault' : 'other');
  const [says, nextStep] = sentences[code];
  return { code, says, message: `The receiver answered ${status}: ${says}.`, nextStep };
}
