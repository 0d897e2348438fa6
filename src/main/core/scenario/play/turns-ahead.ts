import type { Step } from '../../../../shared/model/scenario';
import type { StepTurn } from '../text/compile';

/** An expectation that stands right behind the step that is played now, so many places on. */
export interface ExpectationAhead {
  readonly place: number;
  readonly line: number;
  readonly step: Extract<Step, { readonly kind: 'expect' }>;
}

/** The turns of a program in their order, of which some may be looked at before they are taken. */
export class TurnsAhead {
  readonly #turns: Iterator<StepTurn>;
  readonly #ahead: StepTurn[] = [];

  constructor(turns: Iterable<StepTurn>) {
    this.#turns = turns[Symbol.iterator]();
  }

  /** Takes the next turn; undefined after the last. */
  next(): StepTurn | undefined {
    return this.#ahead.shift() ?? this.#read();
  }

  /** The expectations that come next, up to the first step of another kind, or that cannot be read yet. They stay to be taken. */
  *expectations(): Generator<ExpectationAhead> {
    for (let place = 0; ; place += 1) {
      const turn = this.#ahead[place] ?? this.#read();
      if (turn === undefined) return;
      this.#ahead[place] = turn;
      const read = turn.read();
      if (!read.ok || read.step.kind !== 'expect') return;
      yield { place, line: turn.line, step: read.step };
    }
  }

  #read(): StepTurn | undefined {
    const { value, done } = this.#turns.next();
    return done === true ? undefined : value;
  }
}
