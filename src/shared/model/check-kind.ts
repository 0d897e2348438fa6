/** The kinds of checks, each of which can be switched off. Closed. */
export const checkKindIds = ['event-name', 'body', 'schema', 'performed-by', 'content-type', 'repeated-key', 'signature', 'host', 'web-page', 'repeated', 'claim-life'] as const;
export type CheckKindId = (typeof checkKindIds)[number];

/** What a kind of check looks for and why it matters, in sentences for a page. */
export interface CheckKind {
  readonly id: CheckKindId;
  readonly name: string;
  readonly looksFor: string;
  readonly why: string;
  /** How grave it is where it does not hold. */
  readonly gravity: 'fails' | 'warns' | 'fails or warns';
}

/** Every kind of check, in the order of the page. */
export const checkKinds: readonly CheckKind[] = [
  { id: 'event-name', name: 'Event names agree', gravity: 'fails', looksFor: 'One Event-Name header, with the same name as event_name in the body.', why: 'Receivers choose by the header what to do with the body.' },
  { id: 'body', name: 'Body can be read', gravity: 'fails', looksFor: 'A body that is there, can be decompressed where it is compressed, is UTF-8 and is JSON.', why: 'The event is told in the body. One over 1 MB is judged soon after it arrived; one over 25 MB, in an unknown coding, or of which not all was kept, is not, and says so.' },
  { id: 'schema', name: 'Event is known and fits its schema', gravity: 'fails or warns', looksFor: 'An event of the catalogue, and a body that fits the schema of that event.', why: 'Receivers that read a field get what they do not expect where it is missing or of another type.' },
  { id: 'performed-by', name: 'performed_by fits source', gravity: 'fails', looksFor: 'A user with an id and a name where source is ui, an API token with a name alone where it is api.', why: 'Receivers tell people from API tokens by it.' },
  { id: 'content-type', name: 'Content-Type says JSON', gravity: 'fails', looksFor: 'Content-Type application/json, or another type that ends in +json.', why: 'Many receivers only read the body as JSON when this header says so.' },
  { id: 'repeated-key', name: 'No key is written twice', gravity: 'warns', looksFor: 'Each key once in each object of the body.', why: 'Which of the values counts differs from receiver to receiver; most take the last.' },
  { id: 'signature', name: 'Signature holds', gravity: 'fails', looksFor: 'A signature as the endpoint at this address makes it. Says nothing where none signs.', why: 'A receiver that checks signatures turns away what is not signed, or was changed or held back after signing.' },
  { id: 'host', name: 'Host header is there', gravity: 'warns', looksFor: 'A Host header.', why: 'HTTP/1.1 asks for it, and most servers refuse a request without one.' },
  { id: 'web-page', name: 'Not made by a web page', gravity: 'warns', looksFor: 'A request without Origin and Sec-Fetch headers.', why: 'Browsers add these headers and the provider does not: any page that is open on this computer can send here.' },
  { id: 'repeated', name: 'Did not come before', gravity: 'warns', looksFor: 'A message id that is new (webhook-id and the like), or else an event that did not come with the same bytes within the last hour.', why: 'A receiver that does not notice handles the event twice. Senders try again after a time-out, so it need not be their mistake.' },
  { id: 'claim-life', name: 'Follows from the claim’s events before', gravity: 'warns', looksFor: 'Status, labels and assignee that follow from what was caught of the claim before, in this run of the program or earlier: no reopening without a closing, no label that comes or goes without its event.', why: 'Events can come late, in another order or not at all, and receivers must cope with that.' },
];
