/** How much of an answer is kept and read, in bytes. */
export interface AnswerLimits {
  /** The body is kept up to here; beyond it bytes are only counted. */
  readonly keptBodyBytes: number;
  /** Where a body grows beyond this, reading stops and the connection is dropped. */
  readonly readBodyBytes: number;
  /** Status line and headers, those of interim answers included. */
  readonly headBytes: number;
}

/** The limits in use. */
export const answerLimits: AnswerLimits = { keptBodyBytes: 256 * 1024, readBodyBytes: 32 * 1024 * 1024, headBytes: 256 * 1024 };
