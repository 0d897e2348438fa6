/**
 * The text that the provider's support needs: as an e-mail (`subject`, `body`), and whole for a chat (plain, without greetings) and as Markdown. All
 * but `subject` are empty where no endpoint can be reached; `unreachable` are the ids of those that cannot.
 */
export interface SetupRequest {
  readonly subject: string;
  readonly body: string;
  readonly chat: string;
  readonly markdown: string;
  readonly unreachable: readonly string[];
}
