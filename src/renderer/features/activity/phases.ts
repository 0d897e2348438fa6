import type { AttemptOutcome, Timings } from '../../../shared/model/attempt';

/** A named part of an attempt's time. `hatched` is the wait that ended without an answer. */
export interface Phase {
  readonly name: 'DNS' | 'Connect' | 'TLS' | 'Wait' | 'Download';
  readonly durationMs: number;
  readonly style: 'ph-dns' | 'ph-connect' | 'ph-tls' | 'ph-wait' | 'ph-download' | 'ph-timeout';
}

/** A phase as a bar: where it begins and how wide it is, in percent of the attempt. */
export interface PhaseBar {
  readonly phase: Phase;
  readonly startPercent: number;
  readonly widthPercent: number;
}

const thinnestPercent = 0.5;

/** The phases of an attempt in order; what it spent after the last of them, without an answer, is a hatched wait. */
export function phasesOf(outcome: AttemptOutcome): readonly Phase[] {
  const { timings, answer, failure } = outcome;
  const phases: Phase[] = [];
  const add = (name: Phase['name'], style: Phase['style'], durationMs: number | undefined): void => {
    if (durationMs !== undefined) phases.push({ name, style, durationMs });
  };
  add('DNS', 'ph-dns', timings.dnsMs);
  add('Connect', 'ph-connect', timings.connectMs);
  add('TLS', 'ph-tls', timings.tlsMs);
  add('Wait', answer === undefined && failure !== undefined ? 'ph-timeout' : 'ph-wait', timings.waitMs);
  add('Download', 'ph-download', timings.downloadMs);
  const restMs = timings.totalMs - spentMs(timings);
  if (answer === undefined && timings.waitMs === undefined && restMs >= 1) add('Wait', 'ph-timeout', restMs);
  return phases;
}

/** The phases as bars on the attempt's own scale; none is drawn so thin that it cannot be seen. */
export function phaseBars(phases: readonly Phase[]): readonly PhaseBar[] {
  const totalMs = phases.reduce((sum, phase) => sum + phase.durationMs, 0);
  if (totalMs === 0) return [];
  let atMs = 0;
  return phases.map((phase) => {
    const startPercent = Math.min(100 - thinnestPercent, (atMs / totalMs) * 100);
    atMs += phase.durationMs;
    return { phase, startPercent, widthPercent: Math.max(thinnestPercent, (phase.durationMs / totalMs) * 100 - 0.25) };
  });
}

function spentMs(timings: Timings): number {
  return (timings.dnsMs ?? 0) + (timings.connectMs ?? 0) + (timings.tlsMs ?? 0) + (timings.waitMs ?? 0) + (timings.downloadMs ?? 0);
}
