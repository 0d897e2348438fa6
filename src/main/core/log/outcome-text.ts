import type { AttemptOutcome, WireAnswer } from '../../../shared/model/attempt';

type StoredAnswer = Omit<WireAnswer, 'body'>;
type StoredOutcome = Omit<AttemptOutcome, 'answer'> & { readonly answer?: StoredAnswer };

/** An outcome as one text column; the body of the answer is stored beside it as bytes. */
export function outcomeToText(outcome: AttemptOutcome): string {
  const { answer, ...rest } = outcome;
  if (answer === undefined) return JSON.stringify(rest);
  const { body, ...head } = answer;
  const stored: StoredOutcome = { ...rest, answer: head };
  return JSON.stringify(stored);
}

/** The outcome that `outcomeToText` wrote, with the body of its answer. Throws where the text is not JSON. */
export function outcomeFromText(text: string, answerBody: Uint8Array | undefined): AttemptOutcome {
  const { answer, ...rest }: StoredOutcome = JSON.parse(text);
  return answer === undefined ? rest : { ...rest, answer: { ...answer, body: answerBody ?? new Uint8Array(0) } };
}
