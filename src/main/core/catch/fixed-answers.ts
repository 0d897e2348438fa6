import type { CaptureAnswer } from '../../../shared/model/captured-request';
import type { FullMode } from '../../../shared/model/catch-status';
import type { HeaderPair } from '../../../shared/model/header';
import { captureProblem, problemCodes, problemStatus } from './problems';
import type { ProblemCode } from './problems';

const textHeaders: readonly HeaderPair[] = [
  ['Content-Type', 'text/plain; charset=utf-8'],
  ['X-Content-Type-Options', 'nosniff'],
];

function textAnswer(status: number, text: string, extra: readonly HeaderPair[] = []): CaptureAnswer {
  return { status, headers: [...textHeaders, ...extra], body: Buffer.from(text), delayMs: 0 };
}

/** The answer where nothing else is asked for. It never holds anything of the request. */
export const defaultAnswer: CaptureAnswer = textAnswer(200, 'ok\n');

/** Stands in the record where no answer could be sent. */
export const noAnswer: CaptureAnswer = { status: 0, headers: [], body: Buffer.alloc(0), delayMs: 0 };

/** To every request while catching is paused. */
export const pausedAnswer: CaptureAnswer = textAnswer(503, 'Catching is paused. The request is not recorded.\n');

/** To CONNECT: the catch server is no proxy. */
export const connectAnswer: CaptureAnswer = textAnswer(405, 'This is a catch server, not a proxy. The request is recorded.\n', [['Allow', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS']]);

/** To an Expect header with anything but 100-continue. */
export const expectationAnswer: CaptureAnswer = textAnswer(417, 'Only “100-continue” can be expected. The request is recorded.\n');

/** To requests on a connection beyond the limit. */
export const tooManyConnectionsAnswer: CaptureAnswer = textAnswer(503, 'Too many connections at once. The request is recorded.\n', [['Retry-After', '1']]);

const diskFull = 'The disk is full, so the request could not be recorded.\n';

/** Where the log has no room. A sender that retries on 503 alone is told when; one that is hung up on cannot tell it from a crash. */
export const diskFullAnswers: Readonly<Record<FullMode, CaptureAnswer>> = {
  'answer-507': textAnswer(507, diskFull),
  'answer-503': textAnswer(503, diskFull, [['Retry-After', '60']]),
  'hang-up': { ...noAnswer, fault: 'close' },
};

/** Where the log could not be written for another reason. */
export const notRecordedAnswer: CaptureAnswer = textAnswer(500, 'The request could not be recorded.\n');

const problemAnswers = new Map<ProblemCode, CaptureAnswer>();
for (const code of problemCodes) {
  const status = problemStatus(code);
  problemAnswers.set(code, status === 0 ? noAnswer : textAnswer(status, `${captureProblem(code).message}\n`));
}

/** The answer to a request that is not complete; `noAnswer` where the client cannot be answered. */
export function problemAnswer(code: ProblemCode): CaptureAnswer {
  return problemAnswers.get(code) ?? noAnswer;
}

/** True for answers that never change, whose bytes can be made once. */
export function isFixedAnswer(answer: CaptureAnswer): boolean {
  return fixedAnswers.has(answer);
}

const fixedAnswers = new Set<CaptureAnswer>([defaultAnswer, pausedAnswer, connectAnswer, expectationAnswer, tooManyConnectionsAnswer, ...Object.values(diskFullAnswers), notRecordedAnswer, ...problemAnswers.values()]);
