/** Where the provider says that an event came from: a person in its user interface, or a call of its API. Provider page, "Event Metadata Attributes". */
export type Source = 'ui' | 'api';

/** Who performed an event. Users have an id and a name, API tokens a name alone. Provider page, `performed_by`. */
export type PerformedBy =
  | { readonly kind: 'user'; readonly userId: number; readonly name: string }
  | { readonly kind: 'token'; readonly name: string };

/** What an event is about. Its name is the key of the subject in the body. */
export type SubjectKind = 'claim' | 'contact';

/** An event as composed, before it has an id. `subjectText` is the JSON of the claim or contact exactly as the user wrote it. */
export interface EventDraft {
  readonly name: string;
  readonly source: Source;
  readonly performedBy: PerformedBy;
  readonly subjectText: string;
}

/** An event on record. */
export interface EventRecord extends EventDraft {
  readonly id: string;
  readonly createdAtMs: number;
  readonly subjectKind: SubjectKind;
}
