import { createStore } from 'zustand/vanilla';

/** Something to decide before requests leave. */
export interface Question {
  readonly title: string;
  readonly lead: string;
  readonly lines: readonly { readonly strong: string; readonly text: string }[];
  /** What can be done, in the words of its buttons; the first is the usual one. */
  readonly choices: readonly [string, ...string[]];
}

interface Asked {
  readonly question: Question;
  answer(choice: number | undefined): void;
}

/** The question that stands on the screen. */
export const questionStore = createStore<{ readonly asked: Asked | undefined }>(() => ({ asked: undefined }));

/** Asks, and resolves with the number of the choice; undefined where nothing is to be done. */
export function askFirst(question: Question): Promise<number | undefined> {
  questionStore.getState().asked?.answer(undefined);
  return new Promise((resolve) => {
    const answer = (choice: number | undefined): void => {
      questionStore.setState({ asked: undefined });
      resolve(choice);
    };
    questionStore.setState({ asked: { question, answer } });
  });
}
