/** The exit codes of the command line's contract. */
export const exitCode = {
  done: 0,
  didNotHold: 1,
  wrongCall: 2,
  surroundings: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with one line for people and its exit code. Thrown by commands, caught in one place. */
export class CommandEnd extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

/** The call is wrong: says what, and how to mend it. */
export function wrongCall(message: string): CommandEnd {
  return new CommandEnd(exitCode.wrongCall, message);
}
