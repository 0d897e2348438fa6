import type { Attempt, ConnectionSecurity, Timings } from '../../shared/model/attempt';
import { refusedAnswer } from '../../shared/model/refused-answer';
import { printable } from './flags';

const phases: readonly (readonly [name: string, durationOf: (timings: Timings) => number | undefined])[] = [
  ['DNS', ({ dnsMs }) => dnsMs],
  ['connect', ({ connectMs }) => connectMs],
  ['TLS', ({ tlsMs }) => tlsMs],
  ['wait', ({ waitMs }) => waitMs],
  ['download', ({ downloadMs }) => downloadMs],
];

/** An attempt for people: how it ended, where its time went, and what to do where it did not go well. */
export function attemptLines({ number, outcome }: Pick<Attempt, 'number' | 'outcome'>): readonly string[] {
  if (outcome === undefined) return [`attempt ${number}: on its way`];
  const { answer, failure, timings, connection } = outcome;
  const refused = answer === undefined || failure !== undefined ? undefined : refusedAnswer(answer.status);
  const end = answer === undefined ? (failure?.code ?? 'no answer') : `${answer.status} ${printable(answer.statusText)}`;
  const taken = phases.flatMap(([name, durationOf]) => {
    const durationMs = durationOf(timings);
    return durationMs === undefined ? [] : [`${name} ${shortMs(durationMs)}`];
  });
  return [
    `attempt ${number}: ${end.trimEnd()}, ${shortMs(timings.totalMs)}${taken.length === 0 ? '' : ` (${taken.join(', ')})`}`,
    ...explained(failure ?? refused),
    ...(answer?.truncated === true ? [`  Of the answer’s body the first ${answer.body.byteLength} of ${answer.bodyBytes} bytes were kept.`] : []),
    ...(connection?.security?.verified === false ? [`  ${unverifiedSentence(connection.security)}`] : []),
  ];
}

/** What happened and the likely next step, in lines of their own. */
export function explained(what: { readonly message: string; readonly nextStep: string } | undefined): readonly string[] {
  return what === undefined ? [] : [`  ${what.message}`, `  ${what.nextStep}`];
}

function unverifiedSentence({ problem }: ConnectionSecurity): string {
  return `The certificate was not verified, as the endpoint asks.${problem === undefined ? '' : ` ${problem.message}`}`;
}

function shortMs(durationMs: number): string {
  return `${durationMs < 9.95 ? Number(durationMs.toFixed(1)) : Math.round(durationMs)} ms`;
}
